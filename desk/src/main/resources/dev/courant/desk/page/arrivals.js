/**
 * Articles that arrive while the page is open. They slide in at once when nobody would mind; while somebody reads or
 * has scrolled, they wait behind a pill that says how many there are.
 */
import * as api from "./api.js";
import { byId } from "./dom.js";
import { count, counted } from "./format.js";
import { filters, place, write } from "./place.js";
import { belongs } from "./row.js";
import { say, setWaiting } from "./status.js";

/** With more waiting than this the list is loaded anew instead. */
const MOST_WAITING = 100;
/** With more rows than this the list starts afresh when new articles come in at the top. */
const MOST_ROWS = 1_000;
/** A row must not move under a pointer or a focus that is in use. */
const IN_USE_MILLIS = 6_000;
const CATCH_UP_MILLIS = 1_500;

export function createArrivals(list) {
  const pill = byId("pill");
  let waiting = new Map();
  let usedAt = -Infinity;
  let catchingUp = 0;
  let stale = false;

  pill.addEventListener("click", show);
  list.scroller.addEventListener("scroll", settle, { passive: true });
  for (const type of ["pointermove", "pointerdown", "keydown", "focusin"])
    list.scroller.addEventListener(type, use, { passive: true });
  list.scroller.addEventListener("pointerleave", () => {
    usedAt = -Infinity;
    settle();
  });
  setInterval(settle, 2_000);

  function use() {
    usedAt = performance.now();
  }

  const held = () => list.scroller.scrollTop > 8 || place().article || performance.now() - usedAt < IN_USE_MILLIS;

  /** Takes an article from the stream: new, or changed. */
  function receive(article) {
    if (list.has(article.articleId)) return list.update(article);
    if (!belongs(article)) return;
    if (place().q) return catchUp();
    enqueue(article);
  }

  function enqueue(article) {
    waiting.delete(article.articleId);
    waiting.set(article.articleId, article);
    settle();
  }

  /** Lets in what waits if nobody minds, else counts it. */
  function settle() {
    if (waiting.size > 0 && !held()) letIn();
    const text = waiting.size > MOST_WAITING ? `${MOST_WAITING}+ new` : `${count(waiting.size)} new`;
    if (waiting.size > 0) pill.lastElementChild.textContent = text;
    pill.hidden = waiting.size === 0;
    setWaiting(waiting.size);
  }

  function letIn() {
    const articles = [...waiting.values()].reverse();
    waiting = new Map();
    say(`${counted(articles.length, "new article")}: ${articles[0].title}`);
    if (stale || articles.length > MOST_WAITING || list.size() > MOST_ROWS) reload();
    else list.prepend(articles);
  }

  /** More is missing than waits: the list starts afresh. */
  function reload() {
    stale = false;
    list.load();
  }

  /** Shows what waits, on demand. */
  function show() {
    if (waiting.size === 0) return;
    list.scroller.scrollTop = 0;
    letIn();
    settle();
  }

  /** Asks the server for what is new, soon: when the stream had a gap, or when only the server can judge. */
  function catchUp() {
    catchingUp ||= setTimeout(ask, CATCH_UP_MILLIS);
  }

  async function ask() {
    catchingUp = 0;
    const asked = write(filters());
    const { articles } = await api.articles(filters(), null).catch(() => ({ articles: [] }));
    if (asked !== write(filters())) return;
    stale ||= list.size() > 0 && articles.length > 0 && !articles.some(({ articleId }) => list.has(articleId));
    for (const article of articles.reverse()) {
      if (!list.has(article.articleId)) enqueue(article);
      else if (list.revision(article.articleId) !== article.revisionId) list.update(article);
    }
  }

  /** Forgets what waits but is in the list, or, with other filters, all of it. */
  function forget(all) {
    if (all) stale = false;
    for (const id of [...waiting.keys()]) if (all || list.has(id)) waiting.delete(id);
    settle();
  }

  return { receive, show, catchUp, settle, forget };
}
