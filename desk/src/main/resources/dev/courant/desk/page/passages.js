/** Splits a text into blocks and pieces by the ranges to be marked. Pure functions. */

/** Longer blocks are cut, so that no paragraph is too long for the browser to lay out at once. */
const MAX_BLOCK_LENGTH = 6_000;
/** More ranges than this do not help a reader and would slow the page; only the first ones are kept. */
const MAX_RANGES = 4_000;

/**
 * @typedef {object} Range
 * @property {number} start UTF-16 code units, inclusive
 * @property {number} end exclusive
 *
 * @typedef {object} Piece
 * @property {string} text
 * @property {number[]} on indices of the ranges that cover the piece, by their order in the input
 *
 * @typedef {object} Block
 * @property {boolean} continued whether it continues the paragraph before it
 * @property {Piece[]} pieces
 */

/**
 * Cuts a text into blocks at line feeds, and each block into pieces at the ranges' ends. Ranges may overlap and may
 * span blocks; those that are empty or outside the text are skipped.
 * @param {string} text
 * @param {Range[]} ranges
 * @returns {Generator<Block>}
 */
export function* blocksOf(text, ranges) {
  const cover = sweep(text.length, ranges);
  for (const { start, end, continued } of spans(text)) {
    const pieces = [];
    for (let at = start; at < end;) {
      const { until, on } = cover(at);
      const stop = Math.min(until, end);
      pieces.push({ text: text.slice(at, stop), on });
      at = stop;
    }
    yield { continued, pieces };
  }
}

/** Returns a function from positions, in rising order, to the ranges that cover it and the next place where they change. */
function sweep(length, ranges) {
  const waiting = ranges
    .map((range, index) => ({ start: Math.max(0, range.start), end: Math.min(length, range.end), index }))
    .filter((range) => range.start < range.end)
    .slice(0, MAX_RANGES)
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let active = [];
  return (at) => {
    active = active.filter((range) => range.end > at);
    for (; next < waiting.length && waiting[next].start <= at; next++) {
      if (waiting[next].end > at) active.push(waiting[next]);
    }
    const comes = next < waiting.length ? waiting[next].start : length;
    return { until: Math.min(comes, ...active.map((range) => range.end)), on: active.map((range) => range.index) };
  };
}

/** The blocks' positions; empty lines are skipped. */
function* spans(text) {
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    for (let at = start; at < end;) {
      const stop = end - at > MAX_BLOCK_LENGTH ? cut(text, at + MAX_BLOCK_LENGTH) : end;
      yield { start: at, end: stop, continued: at > start };
      at = stop;
    }
    start = end + 1;
  }
}

/** A position near `limit` to cut at: after a space if there is one, and never within a surrogate pair. */
function cut(text, limit) {
  const space = text.lastIndexOf(" ", limit);
  if (space > limit - MAX_BLOCK_LENGTH / 2) return space + 1;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}
