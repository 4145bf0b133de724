// The keyboard: one table for what is done and what the help says.

import { element, toast } from "./dom.js";
import { FIELD_KEYS } from "./records_panel.js";
import { LABELS } from "./values.js";

/** Keys as [written, said, pressed, done]; `pressed` are names as `nameOf` gives them. */
export function keyTable(bench, go) {
  return [
    ["1 – 8", "label the selection, or the current span", LABELS.map((_, number) => String(number + 1)), (key) => bench.label(LABELS[key - 1])],
    ["← → ↑ ↓", "move; with Shift select; with Ctrl by words", [], null],
    ["j, k", "next, previous span", ["j", "k"], (key) => bench.goNext(key === "j" ? 1 : -1)],
    ["v, Enter", "fix the value of the current span", ["v", "Enter"], () => bench.spanPanel.edit()],
    ["x, Delete", "take the current span away", ["x", "Delete", "Backspace"], () => bench.remove()],
    ["f + letter", "set a field of the record from the selection or span; the letters stand beside the fields", ["f"], () => go.field()],
    ["n, Shift+N", "new record, new policy", ["n", "N"], (key) => bench.newOwner(key === "n" ? "r" : "p")],
    ["c", "copy the current record or policy: a further lot", ["c"], () => bench.copyOwner()],
    ["[ , ]", "previous, next record", ["[", "]"], (key) => bench.pickNext(key === "]" ? 1 : -1)],
    ["Ctrl+Z, u", "undo", ["Ctrl+z", "u"], () => bench.undo()],
    ["Ctrl+Shift+Z, Ctrl+Y, Shift+U", "redo", ["Ctrl+Z", "Ctrl+y", "U"], () => bench.redo()],
    [", and .", "previous, next document", [",", "."], (key) => go.document(key === "." ? "next" : "previous")],
    ["d", "done, and on to the next document", ["d"], () => go.done()],
    ["?", "this help", ["?"], () => go.help()],
  ];
}

export function nameOf(event) {
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
}

const typing = (target) => target.closest?.("input, select, textarea");
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export class Keys {
  constructor(bench, table) {
    Object.assign(this, { bench, field: false });
    this.deeds = new Map(table.flatMap(([, , keys, deed]) => keys.map((key) => [key, deed])));
    addEventListener("keydown", (event) => this.#down(event));
  }

  /** The next letter names a field. */
  awaitField() {
    this.field = Boolean(this.bench.owner);
    document.body.classList.toggle("awaits-field", this.field);
    if (!this.field) toast("No record yet: n makes one.");
  }

  #down(event) {
    this.bench.caret.settle();
    if (event.isComposing || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (this.field && event.key !== "Shift") return this.#fieldKey(event);
    if (ARROWS.includes(event.key) && !event.metaKey) return this.#arrow(event);
    if (event.key === "Enter" && event.target.closest?.("button, a")) return;
    const deed = this.deeds.get(nameOf(event));
    if (!deed) return;
    event.preventDefault();
    deed(event.key);
  }

  #arrow(event) {
    if (!event.target.closest?.("#text") && event.target !== document.body) return;
    event.preventDefault();
    this.bench.caret.move(event.key, { word: event.ctrlKey, extend: event.shiftKey });
  }

  #fieldKey(event) {
    this.field = false;
    document.body.classList.remove("awaits-field");
    event.preventDefault();
    const path = FIELD_KEYS[this.bench.owner?.[0]]?.[event.key];
    if (path) this.bench.setFromSpan(path);
  }
}

export function helpOf(table) {
  const rows = table.map(([keys, said]) => element("tr", {}, element("th", {}, keys), element("td", {}, said)));
  const close = element("form", { method: "dialog" }, element("button", { autofocus: true }, "Close"));
  return [element("h2", {}, "Keys"), element("table", {}, ...rows), close];
}
