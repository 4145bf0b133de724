// The text with its marks, a line at a time: what an edit touches is painted anew and nothing else.

export const TAGS = { PLACE: "地", COMPANY: "企", PUBLIC_BODY: "公", MONEY: "钱", DATE: "日", DURATION: "期", PROJECT: "项", POLICY: "文" };

export class TextView {
  /**
   * @param box the element; @param offsets Offsets of the text; @param ranges gives [{start, end, key, classes,
   * label}] that meet two code points
   */
  constructor(box, offsets, ranges) {
    Object.assign(this, { box, offsets, ranges });
    this.lines = splitLines(offsets);
    this.lines.forEach((line, number) => {
      line.element = document.createElement("p");
      line.element.className = "line";
      line.element.dataset.line = number;
    });
    box.replaceChildren(...this.lines.map((line) => line.element));
    this.paintAll();
  }

  paintAll() {
    this.lines.forEach((line) => this.#paintLine(line));
  }

  /** Paint the lines that meet any of the spans [start, end]. */
  paint(spans) {
    const touched = new Set(spans.flatMap(([start, end]) => this.#linesOf(start, end)));
    const held = touched.size ? this.#selected() : null;
    touched.forEach((line) => this.#paintLine(line));
    if (held) getSelection().setBaseAndExtent(...this.placeOf(held[0]), ...this.placeOf(held[1]));
  }

  /** The code point at a place of the document's tree; null outside the text. */
  pointOf(node, unit) {
    const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".line");
    if (!element || !this.box.contains(element)) return this.#pointBetweenLines(node, unit);
    const line = this.lines[Number(element.dataset.line)];
    const range = document.createRange();
    range.setStart(line.element, 0);
    range.setEnd(node, unit);
    return Math.min(this.offsets.toCodePoint(line.unit + range.toString().length), line.end);
  }

  /** Node and UTF-16 offset of a code point. */
  placeOf(point) {
    const line = this.lineAt(point);
    let left = this.offsets.toUnit(point) - line.unit;
    const walker = document.createTreeWalker(line.element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    return node ? [node, left] : [line.element, 0];
  }

  lineAt(point) {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].start <= point) low = middle;
      else high = middle - 1;
    }
    return this.lines[low];
  }

  /** Where a code point stands on the screen. */
  rectOf(point) {
    const [node, unit] = this.placeOf(point);
    const range = document.createRange();
    range.setStart(node, unit);
    range.setEnd(node, unit);
    return range.getClientRects()[0] ?? (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).getBoundingClientRect();
  }

  markOf(key) {
    return this.box.querySelector(`[data-keys~="${CSS.escape(key)}"]`);
  }

  scrollTo(point) {
    const [node] = this.placeOf(point);
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    element.scrollIntoView({ block: "nearest" });
  }

  /** What the browser has selected in the text, as two points: painting takes its nodes away, also amid a drag. */
  #selected() {
    const { rangeCount, anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (!rangeCount || !this.box.contains(anchorNode) || !this.box.contains(focusNode)) return null;
    const points = [this.pointOf(anchorNode, anchorOffset), this.pointOf(focusNode, focusOffset)];
    return points.includes(null) ? null : points;
  }

  #pointBetweenLines(node, unit) {
    if (node !== this.box) return null;
    const line = this.lines[unit];
    return line ? line.start : this.offsets.length;
  }

  #linesOf(start, end) {
    const first = this.lines.indexOf(this.lineAt(start));
    let last = first;
    while (last + 1 < this.lines.length && this.lines[last + 1].start < end) last++;
    return this.lines.slice(first, last + 1);
  }

  #paintLine(line) {
    const ranges = this.ranges(line.start, line.end);
    const pieces = cut(line, ranges).map(([start, end]) => this.#piece(start, end, ranges));
    line.element.replaceChildren(...(pieces.length ? pieces : [document.createElement("br")]));
  }

  #piece(start, end, ranges) {
    const node = document.createTextNode(this.offsets.slice(start, end));
    const here = ranges.filter((range) => range.start <= start && end <= range.end);
    if (!here.length) return node;
    const mark = document.createElement("mark");
    mark.append(node);
    mark.className = here.flatMap((range) => range.classes).join(" ");
    mark.dataset.keys = here.map((range) => range.key).join(" ");
    const closing = here.find((range) => range.label && range.end === end);
    if (closing) mark.dataset.tag = TAGS[closing.label];
    return mark;
  }
}

function splitLines(offsets) {
  let unit = 0;
  return offsets.text.split("\n").map((words) => {
    const line = { unit, start: offsets.toCodePoint(unit), end: offsets.toCodePoint(unit + words.length) };
    unit += words.length + 1;
    return line;
  });
}

/** A line in pieces at every start and end of a range. */
function cut(line, ranges) {
  const ends = ranges.flatMap(({ start, end }) => [start, end]).filter((point) => line.start < point && point < line.end);
  const points = [...new Set([line.start, ...ends, line.end])].sort((a, b) => a - b);
  return points.slice(1).map((point, number) => [points[number], point]);
}
