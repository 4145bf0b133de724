// A layer: stored events and those not yet stored, and the state that they make. As app/annotate/layer.py tells it.

const name = (client, number) => `${client}#${number}`;

export class Layer {
  constructor(events, actor) {
    this.actor = actor;
    this.stored = events;
    this.pending = [];
    this.state = new Map();
    this.rebuild();
  }

  /** All events in order, those not yet stored last. */
  get events() {
    return [...this.stored, ...this.pending];
  }

  get seq() {
    return this.stored.length ? this.stored[this.stored.length - 1].seq : 0;
  }

  /** Go through all events again; gives the keys whose values changed. */
  rebuild() {
    const before = this.state;
    const gone = this.#undone();
    this.state = new Map();
    for (const event of this.events) {
      const counts = event.op === "start" || event.op === "edit";
      if (counts && !gone.has(name(event.client, event.number))) this.#apply(event.body.changes);
    }
    this.sorted = null;
    return [...new Set([...before.keys(), ...this.state.keys()])].filter((key) => before.get(key) !== this.state.get(key));
  }

  /** An edit made here; gives the changed keys. */
  add(edit) {
    edit.actor = this.actor;
    this.pending.push(edit);
    if (edit.op !== "edit") return this.rebuild();
    this.#apply(edit.body.changes);
    this.sorted = null;
    return Object.keys(edit.body.changes);
  }

  /** Events as the store now has them; gives the changed keys. */
  merge(events) {
    const known = new Set(this.stored.map((event) => event.seq));
    const fresh = events.filter((event) => !known.has(event.seq));
    if (!fresh.length) return [];
    const waiting = new Map(this.pending.map((edit) => [name(edit.client, edit.number), edit]));
    const take = (event) => ({ ...event, body: waiting.get(name(event.client, event.number))?.body ?? event.body }); // same values, same objects
    this.stored = [...this.stored, ...fresh.map(take)].sort((a, b) => a.seq - b.seq);
    fresh.forEach((event) => waiting.delete(name(event.client, event.number)));
    this.pending = [...waiting.values()];
    return this.rebuild();
  }

  /** Take back an edit that the store refused. */
  drop(edit) {
    this.pending = this.pending.filter((each) => each.client !== edit.client || each.number !== edit.number);
    return this.rebuild();
  }

  /** What undo and redo would be about: the latest own edit that counts, the latest own that was undone since. */
  get undoable() {
    return this.#stacks().undo.at(-1);
  }

  get redoable() {
    return this.#stacks().redo.at(-1);
  }

  get isDone() {
    return this.events.findLast((event) => event.op === "done")?.body.done ?? false;
  }

  /** Entities [key, entity] in text order. */
  get entities() {
    this.sorted ??= [...this.state].filter(([key]) => key.startsWith("e/")).sort(([, a], [, b]) => a.start - b.start || a.end - b.end);
    return this.sorted;
  }

  overlapping(start, end) {
    return this.entities.filter(([, entity]) => entity.start < end && start < entity.end);
  }

  /** The entity, as [key, entity], of exactly this span. */
  spanning(start, end) {
    return this.overlapping(start, end).find(([, each]) => each.start === start && each.end === end);
  }

  /** Keys of records ("r") or policies ("p") in order. */
  owners(kind) {
    const keys = [...this.state.keys()].filter((key) => key.startsWith(`${kind}/`) && key.split("/").length === 2);
    return keys.sort((a, b) => this.state.get(a).order - this.state.get(b).order || (a < b ? -1 : 1));
  }

  /** Keys and values of one field of a record: one, or several of a list. */
  field(owner, path) {
    const under = `${owner}/${path}`;
    return [...this.state].filter(([key]) => key === under || key.startsWith(`${under}/`)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #apply(changes) {
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) this.state.delete(key);
      else this.state.set(key, value);
    }
  }

  #undone() {
    const gone = new Set();
    for (const { op, body } of this.events) {
      if (op === "undo") gone.add(name(...body.of));
      if (op === "redo") gone.delete(name(...body.of));
    }
    return gone;
  }

  #stacks() {
    let undo = [];
    let redo = [];
    const without = (list, of) => list.filter((each) => name(...each) !== name(...of));
    for (const { op, client, number, actor, body } of this.events) {
      if (actor !== this.actor) continue;
      if (op === "edit") [undo, redo] = [[...undo, [client, number]], []];
      if (op === "undo") [undo, redo] = [without(undo, body.of), [...redo, body.of]];
      if (op === "redo") [undo, redo] = [[...undo, body.of], without(redo, body.of)];
    }
    return { undo, redo };
  }
}
