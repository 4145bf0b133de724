// A caret in a text that cannot be typed in: the mouse's selection, and the arrow keys.

export class Caret {
  /** @param view the TextView; @param moved hears of every new place */
  constructor(view, moved) {
    Object.assign(this, { view, moved, anchor: 0, focus: 0, column: null });
    this.mark = document.createElement("div");
    this.mark.className = "caret";
    view.box.append(this.mark);
    view.box.addEventListener("mousedown", (event) => {
      // or else the browser would drag the selected words, where a part of them is to be selected
      if (event.button === 0 && event.detail === 1 && !event.shiftKey) getSelection().removeAllRanges();
    });
    view.box.addEventListener("mouseup", () => {
      this.waits = setTimeout(() => this.settle()); // the browser's selection is settled only after this event
    });
    addEventListener("resize", () => this.draw());
    const words = new Intl.Segmenter(view.box.lang || "zh", { granularity: "word" });
    this.bounds = (line) => [...words.segment(view.offsets.slice(line.start, line.end))].map(({ index }) =>
      view.offsets.toCodePoint(line.unit + index));
  }

  get start() { return Math.min(this.anchor, this.focus); }
  get end() { return Math.max(this.anchor, this.focus); }
  get isEmpty() { return this.anchor === this.focus; }

  /** The selection without blanks at its ends. */
  get span() {
    const words = this.view.offsets.slice(this.start, this.end);
    const points = (part) => [...part].length;
    return [this.start + points(words) - points(words.trimStart()), this.end - (points(words) - points(words.trimEnd()))];
  }

  select(anchor, focus = anchor) {
    Object.assign(this, { anchor, focus });
    this.show();
    this.moved();
  }

  /** Put the browser's selection where ours is. */
  show() {
    const [from, to] = [this.view.placeOf(this.anchor), this.view.placeOf(this.focus)];
    getSelection().setBaseAndExtent(...from, ...to);
    this.draw();
  }

  draw() {
    const rect = this.view.rectOf(this.focus);
    const around = this.view.box.getBoundingClientRect();
    this.mark.style.left = `${rect.left - around.left + this.view.box.scrollLeft}px`;
    this.mark.style.top = `${rect.top - around.top + this.view.box.scrollTop}px`;
    this.mark.style.height = `${Math.min(rect.height || 24, 32)}px`;
  }

  /** Move by a key: ArrowLeft … End; `word` by words, `extend` keeps the anchor. */
  move(key, { word, extend }) {
    const to = this.#target(key, word);
    if (!["ArrowUp", "ArrowDown"].includes(key)) this.column = null;
    this.anchor = extend ? this.anchor : to;
    this.focus = to;
    this.view.scrollTo(to);
    this.show();
    this.moved();
  }

  #target(key, word) {
    const line = this.view.lineAt(this.focus);
    const all = this.view.offsets.length;
    const at = this.focus;
    switch (key) {
      case "ArrowLeft": return word ? this.#wordBefore(line, at) : Math.max(0, at - 1);
      case "ArrowRight": return word ? this.#wordAfter(line, at) : Math.min(all, at + 1);
      case "Home": return line.start;
      case "End": return line.end;
      default: return this.#vertical(key === "ArrowUp" ? -1 : 1);
    }
  }

  #wordBefore(line, at) {
    return this.bounds(line).findLast((bound) => bound < at) ?? Math.max(0, at - 1);
  }

  #wordAfter(line, at) {
    return this.bounds(line).find((bound) => bound > at) ?? (at < line.end ? line.end : Math.min(this.view.offsets.length, at + 1));
  }

  /** A row up or down, at the same place across. */
  #vertical(way) {
    this.view.scrollTo(this.focus);
    const rect = this.view.rectOf(this.focus);
    this.column ??= rect.left;
    for (let step = 0.7; step < 4; step += 0.35) {
      const found = this.#pointAt(this.column, rect.top + rect.height / 2 + way * step * (rect.height || 24));
      if (found !== null && (this.view.rectOf(found).top - rect.top) * way > rect.height / 2) return found;
    }
    return this.#beyond(way);
  }

  #beyond(way) {
    const lines = this.view.lines;
    const next = lines[lines.indexOf(this.view.lineAt(this.focus)) + way];
    return next ? next.start : way < 0 ? 0 : this.view.offsets.length;
  }

  #pointAt(x, y) {
    const place = document.caretPositionFromPoint?.(x, y);
    if (place) return this.view.pointOf(place.offsetNode, place.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.view.pointOf(range.startContainer, range.startOffset) : null;
  }

  /** Take over what the mouse has just selected, before anything is done with it. */
  settle() {
    if (this.waits) this.#fromMouse();
    clearTimeout(this.waits);
    this.waits = null;
  }

  #fromMouse() {
    const selection = getSelection();
    if (!selection.rangeCount) return;
    const anchor = this.view.pointOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.view.pointOf(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) return;
    Object.assign(this, { anchor, focus, column: null });
    this.draw();
    this.moved();
  }
}
