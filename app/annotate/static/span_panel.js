// The current span: its label, words and value.

import { element, valueInput } from "./dom.js";
import { TAGS } from "./text.js";
import { LABELS, shown, typed } from "./values.js";

export class SpanPanel {
  /** @param box the element; @param bench the Bench */
  constructor(box, bench) {
    Object.assign(this, { box, bench });
    this.labels = LABELS.map((label, number) => element("button", {
      className: `label ${label}`, title: `${label} (${number + 1})`, onclick: () => bench.label(label),
    }, element("kbd", {}, String(number + 1)), ` ${label.replace("_", " ").toLowerCase()} ${TAGS[label]}`));
    this.words = element("p", { className: "words", lang: bench.language });
    this.value = element("div", { className: "value" });
    box.replaceChildren(element("div", { className: "labels" }, ...this.labels), this.words, this.value);
  }

  show() {
    const { bench } = this;
    const entity = bench.entity;
    this.labels.forEach((button, number) => button.setAttribute("aria-pressed", entity?.label === LABELS[number]));
    const [start, end] = entity ? [entity.start, entity.end] : bench.caret.span;
    this.words.textContent = start < end ? bench.offsets.slice(start, end) : "Select words, then press 1 to 8.";
    this.words.classList.toggle("hint", start >= end);
    this.value.replaceChildren(...(entity ? this.#value(entity) : []));
  }

  /** Put the cursor into the value. */
  edit() {
    const entity = this.bench.entity;
    if (!entity || !this.bench.mayWrite) return;
    const key = this.bench.current;
    const { input, preview } = valueInput({
      words: typed(entity.value),
      read: (text) => this.bench.read({ label: entity.label, text }),
      save: (value) => { this.bench.setValue(key, value); this.#leave(); },
      leave: () => this.#leave(),
    });
    input.id = "value-input";
    input.setAttribute("aria-label", "Value");
    this.value.replaceChildren(input, preview);
    input.select();
  }

  #leave() {
    this.show();
    this.bench.view.box.focus();
  }

  #value(entity) {
    const words = shown(entity.value, this.bench.places) || "no value";
    const change = element("button", { className: "plain", title: "Fix the value (v)", onclick: () => this.edit() }, "✎");
    const remove = element("button", { className: "plain", title: "Take the span away (x)", onclick: () => this.bench.remove() }, "✕");
    const said = element("span", { id: "value", className: entity.value === null ? "hint" : "" }, words);
    return this.bench.mayWrite ? [said, change, remove] : [said];
  }
}
