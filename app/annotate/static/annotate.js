// The annotation page put together.

import { Bench } from "./bench.js";
import { toast } from "./dom.js";
import { helpOf, Keys, keyTable } from "./keys.js";
import { ask } from "./sync.js";

const { number, layer, csrf, next, previous } = document.body.dataset;
const base = `/documents/${number}`;
const by = (id) => document.getElementById(id);
const SAID = { saved: "All saved", saving: "Saving …", offline: "Not saved yet: kept in this browser", refused: "Refused" };

function told(state, message) {
  by("status").textContent = SAID[state] + (message ? `: ${message}` : "");
  by("status").className = state;
  if (state === "refused") toast(message);
}

function changed() {
  if (!bench) return;
  by("undo").disabled = !bench.mayWrite || !bench.layer.undoable;
  by("redo").disabled = !bench.mayWrite || !bench.layer.redoable;
  by("done").setAttribute("aria-pressed", bench.layer.isDone);
  const clash = document.querySelector("mark.clash");
  by("done").disabled = !bench.mayWrite || Boolean(clash);
  by("done").title = clash ? "Spans overlap: take one away" : "Done, and on to the next ( d )";
}

/** To another document, once all is saved or a moment has passed: what is not is kept. */
async function goDocument(way) {
  const to = way === "next" ? next : previous;
  if (!to) return toast(way === "next" ? "This is the last document." : "This is the first document.");
  for (let turn = 0; turn < 20 && !bench.sync.saved; turn++) await new Promise((done) => setTimeout(done, 50));
  const asked = new URLSearchParams(location.search).get("layer");
  location.href = `/documents/${to}${asked ? `?layer=${encodeURIComponent(asked)}` : ""}`;
}

function done() {
  if (by("done").disabled) return toast(by("done").title);
  bench.setDone(true);
  if (next) goDocument("next");
}

let bench;
try {
  const said = await ask(`${base}/layers/${encodeURIComponent(layer)}`, csrf);
  bench = new Bench({ said, base, csrf, told, changed });
  const table = keyTable(bench, { document: goDocument, done, field: () => keys.awaitField(), help: () => by("help").showModal() });
  const keys = new Keys(bench, table);
  by("help").replaceChildren(...helpOf(table));
  by("undo").onclick = () => bench.undo();
  by("redo").onclick = () => bench.redo();
  by("done").onclick = () => (bench.layer.isDone ? bench.setDone(false) : done());
  by("help-button").onclick = () => by("help").showModal();
  if (!bench.mayWrite) document.body.classList.add("read-only");
  told(bench.sync.saved ? "saved" : "saving");
  changed();
  bench.caret.select(0, 0);
  by("text").focus({ preventScroll: true });
  document.body.dataset.ready = "true";
} catch (error) {
  by("status").textContent = error.message;
  by("status").className = "refused";
  throw error;
}
