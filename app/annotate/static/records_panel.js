// The records and policies of the document, one at a time, field by field.

import { element, valueInput } from "./dom.js";
import { shown, typed } from "./values.js";

// One key a field behind "f": see the help.
export const FIELD_KEYS = {
  r: { k: "stage", p: "project", n: "number", l: "lot", w: "place", b: "buyer", g: "agency", s: "suppliers", u: "budget",
    a: "award", r: "award_rate", d: "announced", o: "opened", t: "period.start", e: "period.end", y: "period.duration",
    m: "method", f: "flags", x: "optional" },
  p: { t: "title", n: "number", i: "issuer", d: "date" },
};

export class RecordsPanel {
  constructor(box, bench) {
    Object.assign(this, { box, bench });
    this.tabs = element("div", { className: "tabs", role: "tablist" });
    this.rows = element("div", { className: "rows" });
    box.replaceChildren(this.tabs, this.rows);
  }

  show() {
    const { bench } = this;
    const tabs = [...bench.layer.owners("r"), ...bench.layer.owners("p")].map((owner) => this.#tab(owner));
    const more = bench.mayWrite ? [
      element("button", { className: "plain", title: "New record (n)", onclick: () => bench.newOwner("r") }, "+ record"),
      element("button", { className: "plain", title: "New policy (Shift+N)", onclick: () => bench.newOwner("p") }, "+ policy"),
    ] : [];
    this.tabs.replaceChildren(...tabs, ...more);
    this.rows.replaceChildren(...(bench.owner ? this.#fields(bench.owner) : [element("p", { className: "hint" }, "No record yet.")]));
  }

  /** Type a field's value, or choose it. */
  edit(path, key) {
    const row = this.rows.querySelector(`[data-path="${path}"]`);
    const choice = row?.querySelector("select");
    if (choice) return choice.focus();
    const field = key ? this.bench.layer.state.get(key) : null;
    const { input, preview } = valueInput({
      words: typed(field?.value),
      read: (text) => this.bench.read({ field: path, text }),
      save: (value) => { this.bench.setField(path, value, field?.evidence ?? [], key); this.#leave(); },
      leave: () => this.#leave(),
    });
    input.setAttribute("aria-label", path);
    row.querySelector(".held").replaceChildren(input, preview);
    input.select();
  }

  #leave() {
    this.show();
    this.bench.view.box.focus();
  }

  #tab(owner) {
    const kind = owner[0];
    const number = this.bench.layer.owners(kind).indexOf(owner) + 1;
    return element("button", { role: "tab", "aria-selected": String(owner === this.bench.owner), onclick: () => this.bench.pick(owner) },
      `${kind === "r" ? "Record" : "Policy"} ${number}`);
  }

  #fields(owner) {
    const keys = Object.entries(FIELD_KEYS[owner[0]]);
    const rows = keys.map(([letter, path]) => this.#row(owner, letter, path));
    if (!this.bench.mayWrite) return rows;
    return [...rows, element("button", { className: "plain remove", onclick: () => this.bench.removeOwner() },
      `Take this ${owner[0] === "r" ? "record" : "policy"} away`)];
  }

  #row(owner, letter, path) {
    const { bench } = this;
    const items = bench.layer.field(owner, path);
    const set = element("button", {
      className: "field", disabled: !bench.mayWrite, title: `Set from the span or selection (f ${letter})`,
      onclick: () => bench.setFromSpan(path),
    }, element("kbd", {}, letter), ` ${path}`);
    const held = element("div", { className: "held" }, ...this.#held(path, items));
    const row = element("div", { className: items.length ? "row" : "row empty", "data-path": path }, set, held);
    row.classList.toggle("cites", items.some(([, { evidence }]) => bench.cites(evidence)));
    return row;
  }

  #held(path, items) {
    const { bench } = this;
    const choices = path === "optional" ? ["true"] : bench.tables.choices[path];
    const several = bench.tables.lists.includes(path);
    const shownItems = several || !choices ? items.map(([key, field]) => this.#item(path, key, field)) : [];
    if (!bench.mayWrite) return choices && !several ? items.map(([, { value }]) => shown(value, {})) : shownItems;
    if (choices) return [...shownItems, this.#choice(path, choices, several ? null : items[0])];
    const type = element("button", { className: "plain type", title: "Type a value", onclick: () => this.edit(path) }, several ? "+" : "✎");
    return items.length && !several ? shownItems : [...shownItems, type];
  }

  #item(path, key, field) {
    const { bench } = this;
    const found = field.evidence?.length;
    const words = element("button", {
      className: found ? "said found" : "said", lang: bench.language,
      title: found ? "Show where it was read" : "No evidence: select the words and press the field",
      onclick: () => (found ? bench.goTo(...field.evidence[0]) : bench.mayWrite && this.edit(path, key)),
    }, shown(field.value, bench.places));
    if (!bench.mayWrite) return words;
    const type = bench.tables.choices[path] ? null
      : element("button", { className: "plain", title: "Type a value", onclick: () => this.edit(path, key) }, "✎");
    const remove = element("button", { className: "plain", title: "Take the value away", onclick: () => bench.removeKey(key) }, "✕");
    return element("span", { className: "item" }, words, type, remove);
  }

  #choice(path, choices, item) {
    const { bench } = this;
    const held = String(item?.[1].value ?? "");
    const options = ["", ...choices].map((choice) => element("option", { value: choice, selected: choice === held }, choice || "–"));
    return element("select", {
      "aria-label": path,
      onchange: (event) => { bench.choose(path, event.target.value); bench.view.box.focus(); },
    }, ...options);
  }
}
