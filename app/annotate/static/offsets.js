// Offsets are Unicode code points everywhere but in the browser's own strings and selections, which count UTF-16.

export class Offsets {
  /** @param {string} text the document's text */
  constructor(text) {
    this.text = text;
    this.pairs = []; // UTF-16 positions of characters that take two units, such as 𠮷 and most emoji
    for (let at = 0; at < text.length; at++) {
      if (text.codePointAt(at) > 0xffff) this.pairs.push(at++);
    }
    this.length = text.length - this.pairs.length;
  }

  /** Code points before a UTF-16 position; one inside a pair counts as before it. */
  toCodePoint(unit) {
    return unit - this.#count((at) => at < unit);
  }

  /** UTF-16 position of a code point. */
  toUnit(point) {
    return point + this.#count((at, number) => at - number < point);
  }

  /** The text between two code points. */
  slice(start, end) {
    return this.text.slice(this.toUnit(start), this.toUnit(end));
  }

  /** How many pairs, from the first on, fulfil a condition that once false stays false. */
  #count(holds) {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.pairs[middle], middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
