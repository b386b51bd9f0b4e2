/** Shows a text with its marked ranges. */
import { h } from "./dom.js";
import { blocksOf } from "./passages.js";

const BLOCKS_AT_ONCE = 200;

/**
 * Fills `container` with `text`; every range becomes one or more `<mark>` elements, of class `trace` if it has a
 * rule. The start of a long text is shown at once, the rest is added in later tasks.
 * @param {HTMLElement} container
 * @param {string} text
 * @param {import("./passages.js").Range[]} ranges
 * @param {(pieces: Node[], continued: boolean) => Node} wrap makes a block of its pieces
 * @returns {{parts: (index: number) => HTMLElement[]}} `parts` returns a range's elements in reading order; for a range
 *     that is not shown yet, the rest of the text is shown first
 */
export function showMarked(container, text, ranges, wrap) {
  const blocks = blocksOf(text, ranges);
  const parts = ranges.map(() => []);
  let finished = false;

  function showBlocks(limit) {
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

  function showNextBlocks() {
    if (finished || !container.isConnected) return;
    showBlocks(BLOCKS_AT_ONCE);
    setTimeout(showNextBlocks);
  }

  showBlocks(BLOCKS_AT_ONCE);
  setTimeout(showNextBlocks, 50);
  return {
    parts(index) {
      if (parts[index].length === 0 && !finished) showBlocks(Infinity);
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
