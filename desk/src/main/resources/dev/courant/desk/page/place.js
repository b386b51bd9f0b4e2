/**
 * The state of the view: the filters and what the reading pane shows. It is kept in the URL's hash only, so that every
 * view can be shared and Back works.
 *
 * @typedef {object} Place
 * @property {?string} topic
 * @property {?string} language
 * @property {?string} publisher
 * @property {?string} q free text
 * @property {?string} article id of the open article
 * @property {?string} why the URL in question; empty while the form is open without one
 * @property {?string} letters the filters of the dead letters, as a query
 * @property {?string} ledger set when the ledger was opened; a wide page shows it by default
 */

const FILTERS = ["topic", "language", "publisher", "q"];
export const PANES = ["article", "why", "letters", "ledger"];
const MAX_LENGTH = 2_000;

const listeners = new Set();
let current = fromHash(location.hash);

/** @returns {Place} */
export function fromHash(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const place = {};
  for (const name of FILTERS) place[name] = params.get(name)?.slice(0, MAX_LENGTH) || null;
  for (const name of PANES) place[name] = params.get(name)?.slice(0, MAX_LENGTH) ?? null;
  return place;
}

/** Returns the hash of a place; parts that are not set are left out. */
export function toHash(place) {
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

/** The present place with the changes of `patch`. Opening one pane closes the others. */
export function placeWith(patch) {
  const opens = PANES.some((name) => name in patch);
  const closed = opens ? Object.fromEntries(PANES.map((name) => [name, null])) : {};
  return { ...current, ...closed, ...patch };
}

/** Navigates to the place with these changes. `replace` adds no entry to the history, for typing and paging. */
export function navigate(patch, { replace = false } = {}) {
  const hash = toHash(placeWith(patch));
  if (hash === toHash(current)) return;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  update();
}

/** Closes the open pane. */
export const closePane = () => navigate(Object.fromEntries(PANES.map((name) => [name, null])));

/** Calls `listener(place, before)` at every change. */
export function onPlaceChange(listener) {
  listeners.add(listener);
}

function update() {
  const before = current;
  current = fromHash(location.hash);
  if (toHash(before) === toHash(current)) return;
  for (const listener of listeners) listener(current, before);
}

addEventListener("hashchange", update);
addEventListener("popstate", update);
