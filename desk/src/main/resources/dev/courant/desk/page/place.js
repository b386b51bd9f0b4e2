/**
 * Where the reader is: filters and what the reading pane shows. It lives in the URL's hash alone, so that every view
 * can be shared, and Back works.
 *
 * @typedef {object} Place
 * @property {?string} topic
 * @property {?string} language
 * @property {?string} publisher
 * @property {?string} q free text
 * @property {?string} article id of the open article
 * @property {?string} why the URL asked about; empty when the question is open but not asked yet
 * @property {?string} ledger set when the ledger is asked for by name; a wide page rests on it anyway
 */

const FILTERS = ["topic", "language", "publisher", "q"];
const PANES = ["article", "why", "ledger"];
const LONGEST = 2_000;

const watchers = new Set();
let current = read(location.hash);

/** @returns {Place} */
export function read(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const place = {};
  for (const name of FILTERS) place[name] = params.get(name)?.slice(0, LONGEST) || null;
  for (const name of PANES) place[name] = params.get(name)?.slice(0, LONGEST) ?? null;
  return place;
}

/** The hash of a place; parts that are not set are left out. */
export function write(place) {
  const params = new URLSearchParams();
  for (const name of [...FILTERS, ...PANES]) {
    if (place[name] !== null && place[name] !== undefined) params.set(name, place[name]);
  }
  return `#${params}`;
}

/** @returns {Place} */
export const place = () => current;

/** The filters alone, as the API takes them. */
export const filters = (of = current) => Object.fromEntries(FILTERS.map((name) => [name, of[name]]));

export const filtered = () => FILTERS.some((name) => current[name]);

/** The place that `patch` leads to. Opening one pane closes the others. */
export function after(patch) {
  const opens = PANES.some((name) => name in patch);
  const closed = opens ? Object.fromEntries(PANES.map((name) => [name, null])) : {};
  return { ...current, ...closed, ...patch };
}

/** Goes to a place. `replace` keeps the history short while typing or paging. */
export function go(patch, { replace = false } = {}) {
  const hash = write(after(patch));
  if (hash === write(current)) return;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  arrive();
}

/** Back to the list; the pane returns to rest. */
export const closePane = () => go({ article: null, why: null, ledger: null });

/** Calls `watcher(place, before)` at every change. */
export function watch(watcher) {
  watchers.add(watcher);
}

function arrive() {
  const before = current;
  current = read(location.hash);
  if (write(before) === write(current)) return;
  for (const watcher of watchers) watcher(current, before);
}

addEventListener("hashchange", arrive);
addEventListener("popstate", arrive);
