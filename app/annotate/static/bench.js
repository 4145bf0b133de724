// The workbench: what an annotator does to a layer, each deed an edit.

import { Caret } from "./caret.js";
import { toast } from "./dom.js";
import { Layer } from "./layer.js";
import { Offsets } from "./offsets.js";
import { RecordsPanel } from "./records_panel.js";
import { SpanPanel } from "./span_panel.js";
import { ask, randomId, Sync } from "./sync.js";
import { TextView } from "./text.js";
import { fits } from "./values.js";

const newId = () => `n${Date.now().toString(36)}-${randomId().slice(0, 6)}`;

export class Bench {
  /** @param said what the server tells of the layer; @param base address of the document; @param told hears of saving */
  constructor({ said, base, csrf, told, changed }) {
    Object.assign(this, { base, csrf, places: said.places, tables: said.tables, mayWrite: said.mayWrite, changed });
    this.language = said.document.lang;
    this.current = this.owner = null;
    this.offsets = new Offsets(said.document.text);
    this.layer = new Layer(said.events, said.actor);
    const box = ["tenderlens", said.store, said.actor, said.document.number, said.layer, ""].join(":");
    this.sync = new Sync({ layer: this.layer, address: `${base}/layers/${encodeURIComponent(said.layer)}/events`, csrf, box, told,
      changed: (keys, foreign) => this.#changed(keys, foreign), places: this.places });
    this.owner = this.layer.owners("r")[0] ?? this.layer.owners("p")[0] ?? null;
    this.view = new TextView(document.getElementById("text"), this.offsets, (start, end) => this.#ranges(start, end));
    this.caret = new Caret(this.view, () => this.#moved());
    this.spanPanel = new SpanPanel(document.getElementById("span-panel"), this);
    this.recordsPanel = new RecordsPanel(document.getElementById("records-panel"), this);
    this.#seen = this.#spans();
    this.show();
  }

  #seen; // spans of all keys as last painted, to know which lines an edit touches

  get entity() {
    return this.current ? this.layer.state.get(this.current) : undefined;
  }

  show() {
    this.spanPanel.show();
    this.recordsPanel.show();
    this.changed();
  }

  /** Label the selection, or else the current span. */
  label(label) {
    if (!this.#writable()) return;
    const [start, end] = this.caret.span;
    const same = this.layer.spanning(start, end);
    if (start >= end && !this.entity) return toast("Select words first.");
    const key = start >= end ? this.current : same?.[0] ?? `e/${newId()}`;
    const place = start >= end ? this.entity : { start, end };
    this.#mark(key, { start: place.start, end: place.end, label, value: null });
  }

  #mark(key, entity) {
    const gone = this.layer.overlapping(entity.start, entity.end).filter(([other]) => other !== key);
    const changes = { ...Object.fromEntries(gone.map(([other]) => [other, null])), [key]: entity };
    const { start, end, label } = entity;
    this.current = key;
    const wait = this.read({ label, start, end }).then(({ value, shown }) => {
      if (label === "PLACE" && value) this.places[value] = shown.replace(`${value} `, "");
      return { [key]: { ...entity, value } };
    });
    this.caret.anchor = this.caret.focus = end;
    this.sync.add("edit", { changes }, wait);
    this.caret.show();
  }

  remove() {
    if (this.entity && this.#writable()) this.#edit({ [this.current]: null });
  }

  removeKey(key) {
    if (this.#writable()) this.#edit({ [key]: null });
  }

  setValue(key, value) {
    const entity = this.layer.state.get(key);
    if (entity && this.#writable()) this.#edit({ [key]: { ...entity, value } });
  }

  /** Read words or a span as the server does: {value, shown}. Place names are kept for the eye. */
  async read(asked) {
    const said = await ask(`${this.base}/values`, this.csrf, asked);
    if (typeof said.value === "string" && said.shown.startsWith(`${said.value} `)) this.places[said.value] = said.shown.slice(said.value.length + 1);
    return said;
  }

  /** Set a field of the current record from the selection or the current span. */
  async setFromSpan(path) {
    if (!this.#writable() || !this.owner) return;
    const [from, to] = this.caret.span;
    const chosen = this.tables.choices[path] || path === "optional";
    const entity = from < to ? this.layer.spanning(from, to)?.[1] : this.entity;
    if (chosen || (from >= to && !entity)) return this.recordsPanel.edit(path);
    const [start, end] = entity ? [entity.start, entity.end] : [from, to];
    const key = this.#fieldKey(path); // of the record that is current now, not when the server has answered
    const found = entity && fits(entity, path, this.tables.readAs) ? entity : await this.read({ field: path, start, end });
    if (found.value === null) return toast(`"${this.offsets.slice(start, end)}" gives no ${path}.`);
    this.setField(path, found.value, [[start, end]], key);
  }

  setField(path, value, evidence, key = this.#fieldKey(path)) {
    this.#edit({ [key]: value === null ? null : { value, evidence } });
  }

  choose(path, value) {
    if (!this.#writable()) return;
    const key = path === "flags" ? `${this.owner}/flags/${value}` : `${this.owner}/${path}`;
    if (value) this.#edit({ [key]: { value: path === "optional" ? true : value } });
    else if (path !== "flags") this.#edit({ [key]: null });
  }

  newOwner(kind, fields = []) {
    if (!this.#writable()) return;
    const last = this.layer.owners(kind).at(-1);
    this.owner = `${kind}/${newId()}`;
    const copied = fields.map(([path, value]) => [this.owner + path, value]);
    this.#edit({ [this.owner]: { order: (last ? this.layer.state.get(last).order : -1) + 1 }, ...Object.fromEntries(copied) });
  }

  /** Another record or policy with all that the current one holds: lots differ in little. */
  copyOwner() {
    const held = [...this.layer.state].filter(([key]) => key.startsWith(`${this.owner}/`));
    if (held.length) this.newOwner(this.owner[0], held.map(([key, value]) => [key.slice(this.owner.length), value]));
  }

  removeOwner() {
    if (!this.#writable() || !this.owner) return;
    const keys = [...this.layer.state.keys()].filter((key) => key === this.owner || key.startsWith(`${this.owner}/`));
    this.#edit(Object.fromEntries(keys.map((key) => [key, null])));
  }

  pick(owner) {
    const before = this.#evidence();
    this.owner = owner;
    this.view.paint([...before, ...this.#evidence()].map(({ start, end }) => [start, end]));
    this.recordsPanel.show();
  }

  /** The record so many places on. */
  pickNext(way) {
    const all = [...this.layer.owners("r"), ...this.layer.owners("p")];
    if (all.length) this.pick(all[(all.indexOf(this.owner) + way + all.length) % all.length]);
  }

  undo() {
    const of = this.layer.undoable;
    if (of && this.#writable()) this.sync.add("undo", { of });
  }

  redo() {
    const of = this.layer.redoable;
    if (of && this.#writable()) this.sync.add("redo", { of });
  }

  setDone(done) {
    if (this.#writable()) this.sync.add("done", { done });
  }

  /** To the next or previous span from where the caret is. */
  goNext(way) {
    const at = this.entity?.start ?? this.caret.focus;
    const entities = this.layer.entities;
    const found = way > 0 ? entities.find(([key, each]) => each.start > at || (each.start === at && !this.entity && key))
      : entities.findLast(([, each]) => each.start < at);
    if (found) this.goTo(found[1].start, found[1].start);
  }

  goTo(start, end) {
    this.view.scrollTo(start);
    this.caret.select(start, start);
    this.flash(start, end);
    this.view.box.focus({ preventScroll: true });
  }

  flash(start, end) {
    if (end <= start) return;
    const [node] = this.view.placeOf(start + 1);
    node.parentElement?.classList.add("flash");
    setTimeout(() => node.parentElement?.classList.remove("flash"), 1200);
  }

  /** True when a field's evidence covers the current span. */
  cites(evidence) {
    const entity = this.entity;
    return Boolean(entity && evidence?.some(([start, end]) => start < entity.end && entity.start < end));
  }

  #edit(changes) {
    this.sync.add("edit", { changes });
  }

  #writable() {
    if (!this.mayWrite) toast("You may read this layer, not change it.");
    return this.mayWrite;
  }

  #fieldKey(path) {
    return this.tables.lists.includes(path) ? `${this.owner}/${path}/${newId()}` : `${this.owner}/${path}`;
  }

  /** Keys were written, here or elsewhere: paint the lines that they touch. */
  #changed(keys, foreign) {
    if (!this.view) return;
    if (this.owner && !this.layer.state.has(this.owner)) this.owner = this.layer.owners("r").at(-1) ?? this.layer.owners("p").at(-1) ?? null;
    if (this.current && !this.layer.state.has(this.current)) this.current = null;
    const now = this.#spans();
    const looks = (key, spans) => JSON.stringify(spans.get(key) ?? null);
    const repainted = keys.filter((key) => looks(key, this.#seen) !== looks(key, now));
    this.view.paint(repainted.flatMap((key) => [...(this.#seen.get(key) ?? []), ...(now.get(key) ?? [])]));
    this.#seen = now;
    this.#markCurrent();
    if (!document.activeElement?.closest?.("aside input, aside select")) this.show();
    else this.changed();
    if (foreign && keys.length) toast("Changes from another window were added.");
  }

  /** Spans by key, as they are painted: of entities with their label, and of the evidence of fields. */
  #spans() {
    const spans = new Map();
    for (const [key, value] of this.layer.state) {
      if (key.startsWith("e/")) spans.set(key, [[value.start, value.end, value.label]]);
      else if (value.evidence) spans.set(key, value.evidence);
    }
    return spans;
  }

  #evidence() {
    if (!this.owner) return [];
    return [...this.layer.state].filter(([key]) => key.startsWith(`${this.owner}/`))
      .flatMap(([key, { evidence }]) => (evidence ?? []).map(([start, end]) => ({ start, end, key, classes: ["evidence"] })));
  }

  #ranges(from, to) {
    const clash = (key, entity) => this.layer.overlapping(entity.start, entity.end).length > 1;
    const marks = this.layer.overlapping(from, to).map(([key, entity]) => ({
      key, start: entity.start, end: entity.end, label: entity.label,
      classes: ["span", entity.label, ...(key === this.current ? ["current"] : []), ...(clash(key, entity) ? ["clash"] : [])],
    }));
    return [...marks, ...this.#evidence().filter(({ start, end }) => start < to && from < end)];
  }

  #moved() {
    const at = this.caret.focus;
    const found = this.caret.isEmpty ? this.layer.overlapping(at, at + 1)[0] : undefined;
    this.current = found?.[0] ?? null;
    this.#markCurrent();
    this.show();
  }

  #markCurrent() {
    this.view.box.querySelectorAll("mark.current").forEach((mark) => mark.classList.remove("current"));
    if (this.current) this.view.box.querySelectorAll(`[data-keys~="${CSS.escape(this.current)}"]`).forEach((mark) => mark.classList.add("current"));
  }
}
