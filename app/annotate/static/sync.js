// Saving: edits wait in the browser's own storage until the store has them, so that a reload or a lost line loses none.

const POLL = 5000; // milliseconds between looks for what other windows did
const RETRY = 3000;
const LATE = 15_000; // a busy server reads a value in seconds; what is sent without it has none

export async function ask(address, csrf, sent) {
  const options = sent === undefined ? {} : {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf },
    body: JSON.stringify(sent),
  };
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.error ?? `the server answered ${answer.status}`), { status: answer.status });
  return said;
}

export const randomId = () => [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");

export class Sync {
  /**
   * @param layer the Layer; @param address of its events; @param box prefix of what is kept in this browser;
   * @param told hears (state, message) with state saved, saving, offline or refused; @param changed hears changed keys
   */
  constructor({ layer, address, csrf, box, told, changed, places }) {
    Object.assign(this, { layer, address, csrf, box, told, changed, places });
    this.client = randomId();
    this.number = 0;
    this.busy = false;
    this.#adopt();
    this.timer = setInterval(() => document.hidden || this.poll(), POLL);
    addEventListener("focus", () => this.poll());
    addEventListener("online", () => this.send());
  }

  /** Make an edit: painted at once, kept here, then sent. `wait` gives changes that amend it before it is sent. */
  add(op, body, wait) {
    const edit = { client: this.client, number: ++this.number, op, body };
    const keys = this.layer.add(edit);
    if (wait) edit.wait = this.#amended(edit, wait);
    this.changed(keys);
    this.#keep();
    this.told("saving");
    this.send();
  }

  /** An edit's own changes completed by what the server reads; when that takes too long it goes as it is. */
  async #amended(edit, wait) {
    const late = new Promise((done) => setTimeout(done, LATE));
    const changes = await Promise.race([wait.catch(() => null), late]);
    edit.wait = null;
    if (changes) {
      Object.assign(edit.body.changes, changes);
      this.changed(this.layer.rebuild());
      this.#keep();
    }
    this.send();
  }

  async send() {
    if (this.busy) return;
    const edits = this.#sendable();
    if (!edits.length) return this.#tellState();
    this.busy = true;
    try {
      const said = await ask(this.address, this.csrf, { since: this.layer.seq, edits });
      this.#take(said);
      this.busy = false;
      this.send();
    } catch (error) {
      this.busy = false;
      this.#fail(error, edits);
    }
  }

  async poll() {
    if (this.busy) return;
    try {
      this.#take(await ask(`${this.address}?since=${this.layer.seq}`, this.csrf));
      if (this.layer.pending.length) this.send();
    } catch { /* the next look will tell */ }
  }

  /** True when all is stored. */
  get saved() {
    return !this.layer.pending.length && !this.busy;
  }

  #take(said) {
    Object.assign(this.places, said.places);
    const foreign = said.events.some((event) => event.client !== this.client && !this.layer.pending.some((edit) => edit.client === event.client));
    const keys = this.layer.merge(said.events);
    this.#keep();
    if (keys.length || said.events.length) this.changed(keys, foreign);
    this.#tellState();
  }

  #sendable() {
    const edits = [];
    for (const edit of this.layer.pending) {
      if (edit.wait || edits.length === 200) break; // order is kept: what waits holds up what follows
      const { client, number, op, body } = edit;
      edits.push({ client, number, op, body });
    }
    return edits;
  }

  #fail(error, edits) {
    if (error.status === 400 || error.status === 409) {
      if (edits.length > 1) return this.#sendSingly(edits);
      this.changed(this.layer.drop(edits[0]));
      this.#keep();
      this.told("refused", error.message);
      return this.send();
    }
    this.told("offline", error.status ? error.message : "");
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.send(), RETRY);
  }

  /** One of several edits was refused: find it, and store the others. */
  async #sendSingly(edits) {
    this.busy = true;
    for (const edit of edits) {
      try {
        this.#take(await ask(this.address, this.csrf, { since: this.layer.seq, edits: [edit] }));
      } catch (error) {
        if (error.status !== 400 && error.status !== 409) break;
        this.changed(this.layer.drop(edit));
        this.told("refused", error.message);
      }
    }
    this.busy = false;
    this.#keep();
    this.send();
  }

  #tellState() {
    if (this.saved) this.told("saved");
  }

  #keep() {
    const edits = this.layer.pending.map(({ client, number, op, body }) => ({ client, number, op, body }));
    try {
      if (edits.length) localStorage.setItem(this.box + this.client, JSON.stringify(edits));
      else localStorage.removeItem(this.box + this.client);
      if (!edits.length) for (const key of this.adopted ?? []) localStorage.removeItem(key);
    } catch { /* no storage: edits are still sent */ }
  }

  /** Edits that a window closed before saving. Sending what another window sends as well does no harm. */
  #adopt() {
    this.adopted = Object.keys(localStorage).filter((key) => key.startsWith(this.box));
    for (const key of this.adopted) {
      const known = new Set(this.layer.events.map(({ client, number }) => `${client}#${number}`));
      for (const edit of JSON.parse(localStorage.getItem(key) ?? "[]")) {
        if (!known.has(`${edit.client}#${edit.number}`)) this.layer.add(edit);
      }
    }
    this.#keep();
    if (this.layer.pending.length) setTimeout(() => this.send());
  }
}
