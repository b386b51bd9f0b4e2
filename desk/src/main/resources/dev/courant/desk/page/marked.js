/** Shows a text with its marked ranges. */
import { h } from "./dom.js";
import { blocksOf } from "./passages.js";

const BLOCKS_AT_ONCE = 200;

/**
 * Fills `container` with `text`; every range becomes one or more `<mark>` elements, and those with a rule leave a
 * trace. The start of a long text is there at once, the rest follows when the browser has time.
 * @param {HTMLElement} container
 * @param {string} text
 * @param {import("./passages.js").Range[]} ranges
 * @param {(pieces: Node[], continued: boolean) => Node} wrap makes a block of its pieces
 * @returns {{parts: (index: number) => HTMLElement[]}} `parts` gives a range's elements in reading order; asking for
 *     a range that is not shown yet shows all the rest first
 */
export function showMarked(container, text, ranges, wrap) {
  const blocks = blocksOf(text, ranges);
  const parts = ranges.map(() => []);
  let finished = false;

  function some(limit) {
    const batch = document.createDocumentFragment();
    for (let n = 0; n < limit && !finished; n++) {
      const { value, done } = blocks.next();
      if (done) finished = true;
      else batch.append(wrap(value.pieces.map(element), value.continued));
    }
    container.append(batch);
  }

  function element({ text: words, on }) {
    if (on.length === 0) return document.createTextNode(words);
    const mark = h("mark", { class: on.some((index) => ranges[index].rule) ? "trace" : null, text: words });
    for (const index of on) parts[index].push(mark);
    return mark;
  }

  function later() {
    if (finished || !container.isConnected) return;
    some(BLOCKS_AT_ONCE);
    setTimeout(later);
  }

  some(BLOCKS_AT_ONCE);
  setTimeout(later, 50);
  return {
    parts(index) {
      if (parts[index].length === 0 && !finished) some(Infinity);
      return parts[index];
    },
  };
}

/** Paragraphs, for an article's text. */
export const paragraph = (pieces, continued) => h("p", { class: continued ? "continued" : null }, pieces);

/** The pieces as they are, for a headline. */
export function inline(pieces) {
  const line = document.createDocumentFragment();
  line.append(...pieces);
  return line;
}
