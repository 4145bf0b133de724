// Two layers side by side; an adjudicator chooses, difference by difference.

import { element, toast } from "./dom.js";
import { Offsets } from "./offsets.js";
import { ask, randomId } from "./sync.js";
import { TextView } from "./text.js";
import { shown } from "./values.js";

const { number, a, b, csrf } = document.body.dataset;
const base = `/documents/${number}`;
const by = (id) => document.getElementById(id);
const client = randomId();
let sent = 0;

class Comparison {
  constructor(said) {
    Object.assign(this, { said, offsets: new Offsets(said.document.text), current: 0 });
    this.views = ["a", "b"].map((side) => this.#view(side));
    this.#align();
    this.items = said.differences.map((each, place) => this.#item(each, place));
    by("differences").replaceChildren(...this.items);
    if (!this.items.length) by("differences").append(element("p", { className: "hint" }, "The two layers agree."));
    this.#count();
    if (this.items.length) this.go(0, false);
  }

  /** Make the n-th difference the current one. */
  go(place, scroll = true) {
    this.items[this.current]?.removeAttribute("aria-current");
    this.current = Math.max(0, Math.min(place, this.items.length - 1));
    const item = this.items[this.current];
    item?.setAttribute("aria-current", "true");
    document.querySelectorAll("mark.current").forEach((mark) => mark.classList.remove("current"));
    const { id, kind, start } = this.said.differences[this.current] ?? {};
    document.querySelectorAll(`[data-keys~="${CSS.escape(id ?? "")}"]`).forEach((mark) => mark.classList.add("current"));
    if (!scroll) return;
    item?.scrollIntoView({ block: "nearest" });
    if (kind === "entity") this.views[0].lineAt(start).element.scrollIntoView({ block: "nearest" });
  }

  async choose(place, side) {
    const difference = this.said.differences[place];
    if (!difference) return;
    if (!this.said.mayChoose) return toast("You may look, not choose.");
    by("status").textContent = "Saving …";
    try {
      await ask(`${base}/choices`, csrf, { a, b, difference: difference.id, side, client, number: ++sent });
      this.said.chosen[difference.id] = side;
      this.#paintChoice(place);
      this.#count();
      by("status").textContent = "All saved";
    } catch (error) {
      by("status").textContent = error.message;
      toast(error.message);
    }
  }

  #view(side) {
    const box = element("div", {});
    const entities = Object.entries(this.said.states[side]).filter(([key]) => key.startsWith("e/"));
    const differing = this.said.differences.filter(({ kind }) => kind === "entity");
    const ranges = (from, to) => {
      const marks = entities.filter(([, each]) => each.start < to && from < each.end)
        .map(([key, each]) => ({ key, start: each.start, end: each.end, label: each.label, classes: ["span", each.label] }));
      const around = differing.filter(({ start, end }) => start < to && from < end)
        .map(({ id, start, end }) => ({ key: id, start, end, classes: ["difference"] }));
      return [...marks, ...around];
    };
    return new TextView(box, this.offsets, ranges);
  }

  /** A click on a mark that differs chooses its side. */
  #click(event, side) {
    const keys = event.target.closest("mark.difference")?.dataset.keys.split(" ") ?? [];
    const place = this.said.differences.findIndex(({ id }) => keys.includes(id));
    if (place >= 0) this.go(place);
    if (place >= 0 && this.said.mayChoose) this.choose(place, side);
  }

  /** Line beside line, so that the two texts stay level. */
  #align() {
    const rows = this.views[0].lines.map((line, row) => element("div", { className: "sides" }, line.element, this.views[1].lines[row].element));
    rows.forEach((row) => row.addEventListener("click", (event) => {
      this.#click(event, event.target.closest(".line") === row.firstChild ? "a" : "b");
    }));
    by("sides").replaceChildren(...rows);
  }

  #item(difference, place) {
    const sides = ["a", "b", "none"].map((side, key) => element("button", {
      className: "side", "data-side": side, disabled: !this.said.mayChoose, onclick: () => { this.go(place); this.choose(place, side); },
    }, element("small", {}, side === "none" ? "neither" : this.said.layers[side]), this.#words(difference, side, key)));
    const item = element("li", { onclick: () => this.go(place), "data-id": difference.id },
      element("p", { className: "where", lang: this.said.document.lang }, ...this.#where(difference)), element("div", { className: "choices" }, ...sides));
    this.#paintItem(item, difference);
    return item;
  }

  #where({ kind, start, end, path, about }) {
    if (kind !== "entity") return [element("b", {}, path || `whole ${kind}`), path ? ` of ${kind} ${about}` : ` ${about}`];
    const before = this.offsets.slice(Math.max(0, start - 12), start).replace(/\s+/g, " ");
    const after = this.offsets.slice(end, Math.min(this.offsets.length, end + 12)).replace(/\s+/g, " ");
    return [before, element("b", {}, this.offsets.slice(start, end)), after];
  }

  #words(difference, side) {
    if (side === "none") return element("span", {}, "–");
    const items = Object.entries(difference[side]);
    if (!items.length) return element("span", { className: "hint" }, "nothing");
    const lines = items.map(([key, value]) => (difference.kind === "entity" ? this.#entity(value) : this.#field(key, value, difference)));
    return element("span", {}, ...lines.filter(Boolean));
  }

  #entity(entity) {
    return element("span", { className: "entity" }, element("mark", { className: `span ${entity.label}` }, this.offsets.slice(entity.start, entity.end)),
      ` ${entity.label} ${shown(entity.value, this.said.places) || "no value"}`);
  }

  #field(key, field, { owner, path }) {
    if (key === owner) return null;
    const name = path ? "" : `${key.slice(owner.length + 1)}: `;
    return element("span", { className: "entity", lang: this.said.document.lang }, name + shown(field.value, this.said.places));
  }

  #paintChoice(place) {
    this.#paintItem(this.items[place], this.said.differences[place]);
  }

  #paintItem(item, { id }) {
    const chosen = this.said.chosen[id];
    item.classList.toggle("chosen", Boolean(chosen));
    item.querySelectorAll(".side").forEach((button) => button.setAttribute("aria-pressed", button.dataset.side === chosen));
  }

  #count() {
    const done = this.said.differences.filter(({ id }) => this.said.chosen[id]).length;
    by("count").textContent = `${done} of ${this.said.differences.length} chosen`;
  }
}

function keyDown(event, comparison) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select, input")) return;
  const { current } = comparison;
  const side = { 1: "a", 2: "b", 0: "none" }[event.key];
  if (side) comparison.choose(current, side).then(() => comparison.go(current + 1));
  else if (event.key === "j") comparison.go(current + 1);
  else if (event.key === "k") comparison.go(current - 1);
  else if (event.key === "." || event.key === ",") document.getElementById(event.key === "." ? "next" : "previous")?.click();
  else return;
  event.preventDefault();
}

try {
  const address = `${base}/differences?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;
  const first = await ask(address, csrf);
  if (first.mayChoose && a !== b) await ask(`${base}/adjudicated`, csrf, { a, b });
  const comparison = new Comparison(first);
  addEventListener("keydown", (event) => keyDown(event, comparison));
  document.body.dataset.ready = "true";
} catch (error) {
  by("status").textContent = error.message;
  throw error;
}
