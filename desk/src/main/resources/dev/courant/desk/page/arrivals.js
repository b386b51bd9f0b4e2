/**
 * Articles that arrive while the page is open. They slide in at once if the list is not in use; while an article is
 * open, or the list is scrolled or in use, they are queued and a button shows their number.
 */
import * as api from "./api.js";
import { byId } from "./dom.js";
import { count, counted } from "./format.js";
import { filters, place, toHash } from "./place.js";
import { matchesFilters } from "./row.js";
import { announce, setQueuedCount } from "./status.js";

/** With more queued articles than this, the list is reloaded instead. */
const MAX_QUEUED = 100;
/** With more rows than this, the list is reloaded when new articles are inserted at the top. */
const MAX_ROWS = 1_000;
/** Rows must not move for this long after the reader has used pointer or keyboard in the list. */
const IN_USE_MILLIS = 6_000;
const CATCH_UP_MILLIS = 1_500;

export function createArrivals(list) {
  const pill = byId("pill");
  let queued = new Map();
  let lastUsedAt = -Infinity;
  let catchingUp = 0;
  let stale = false;

  pill.addEventListener("click", showQueued);
  list.scroller.addEventListener("scroll", refresh, { passive: true });
  for (const type of ["pointermove", "pointerdown", "keydown", "focusin"])
    list.scroller.addEventListener(type, recordUse, { passive: true });
  list.scroller.addEventListener("pointerleave", () => {
    lastUsedAt = -Infinity;
    refresh();
  });
  setInterval(refresh, 2_000);

  function recordUse() {
    lastUsedAt = performance.now();
  }

  const isInUse = () => list.scroller.scrollTop > 8 || place().article || performance.now() - lastUsedAt < IN_USE_MILLIS;

  /** Receives a new or changed article from the stream. */
  function receive(article) {
    if (list.has(article.articleId)) return list.update(article);
    if (!matchesFilters(article)) return;
    if (place().q) return catchUp();
    enqueue(article);
  }

  function enqueue(article) {
    queued.delete(article.articleId);
    queued.set(article.articleId, article);
    refresh();
  }

  /** Inserts the queued articles if the list is not in use; otherwise shows their number. */
  function refresh() {
    if (queued.size > 0 && !isInUse()) insertQueued();
    const text = queued.size > MAX_QUEUED ? `${MAX_QUEUED}+ new` : `${count(queued.size)} new`;
    if (queued.size > 0) pill.lastElementChild.textContent = text;
    pill.hidden = queued.size === 0;
    setQueuedCount(queued.size);
  }

  function insertQueued() {
    const articles = [...queued.values()].reverse();
    queued = new Map();
    announce(`${counted(articles.length, "new article")}: ${articles[0].title}`);
    if (stale || articles.length > MAX_QUEUED || list.size() > MAX_ROWS) reload();
    else list.prepend(articles);
  }

  /** Reloads the list, because more articles are missing than are queued. */
  function reload() {
    stale = false;
    list.load();
  }

  /** Shows the queued articles on demand. */
  function showQueued() {
    if (queued.size === 0) return;
    list.scroller.scrollTop = 0;
    insertQueued();
    refresh();
  }

  /** Fetches new articles soon: after a gap in the stream, or when only the server can tell which ones match. */
  function catchUp() {
    catchingUp ||= setTimeout(fetchNew, CATCH_UP_MILLIS);
  }

  async function fetchNew() {
    catchingUp = 0;
    const requested = toHash(filters());
    const { articles } = await api.articles(filters(), null).catch(() => ({ articles: [] }));
    if (requested !== toHash(filters())) return;
    stale ||= list.size() > 0 && articles.length > 0 && !articles.some(({ articleId }) => list.has(articleId));
    for (const article of articles.reverse()) {
      if (!list.has(article.articleId)) enqueue(article);
      else if (list.revision(article.articleId) !== article.revisionId) list.update(article);
    }
  }

  /** Removes queued articles that the list already has, or all of them when the filters have changed. */
  function discard(all) {
    if (all) stale = false;
    for (const id of [...queued.keys()]) if (all || list.has(id)) queued.delete(id);
    refresh();
  }

  return { receive, showQueued, catchUp, refresh, discard };
}
