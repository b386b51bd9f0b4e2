/** The reading pane: shows an article, why an article is missing, the dead letters, or else the ledger. */
import * as api from "./api.js";
import { showArticle } from "./article.js";
import { byId, fill, h } from "./dom.js";
import { openLedger } from "./ledger.js";
import { openLetters } from "./letters.js";
import { PANES, place, onPlaceChange } from "./place.js";
import { setHeading } from "./status.js";
import { openWhy } from "./why.js";

const SLOW_MILLIS = 400;

export function createPane() {
  const pane = byId("pane");
  const content = byId("pane-content");
  const notice = byId("notice");
  let request = new AbortController();
  let ledger = null;
  let open = null;
  let stats = null;

  /** Shows what the place names. `focus` moves the focus to its heading. */
  async function show(focus = true) {
    const { article, why, letters } = place();
    request.abort();
    request = new AbortController();
    ledger?.close();
    ledger = open = null;
    notice.hidden = true;
    document.body.dataset.pane = PANES.find((name) => place()[name] !== null) ?? "rest";
    if (article !== null) await showOpen(article, request.signal);
    else if (why !== null) showWhy(why);
    else if (letters !== null) showLetters(letters);
    else showLedger();
    pane.scrollTop = 0;
    if (focus && document.body.dataset.pane !== "rest") content.querySelector("h2")?.focus({ preventScroll: true });
  }

  async function showOpen(id, signal) {
    const slow = setTimeout(() => fill(content, h("p", { class: "message", text: "Opening…" })), SLOW_MILLIS);
    try {
      const article = await api.article(id, signal);
      open = { article, ...showArticle(content, article, place().topic) };
      setHeading(article.title);
    } catch (error) {
      if (!api.isAborted(error)) fill(content, failure(error));
    } finally {
      clearTimeout(slow);
    }
  }

  function failure(error) {
    const text = error.status === 404 ? "This article is not stored." : error.message;
    return h(
      "div",
      { class: "message" },
      h("h2", { tabindex: -1, text }),
      h("button", { type: "button", on: { click: () => show() }, text: "Try again" }),
    );
  }

  function showWhy(url) {
    setHeading("Missing article");
    openWhy(content, url, request.signal);
    if (!url) byId("why-url").focus();
  }

  function showLetters(query) {
    setHeading("Dead letters");
    openLetters(content, query, request.signal);
  }

  function showLedger() {
    setHeading("");
    ledger = openLedger(content);
    if (stats) ledger.stats(stats);
  }

  /** Shows the newest statistics. */
  function showStats(newest) {
    stats = newest;
    ledger?.stats(newest);
  }

  /** Offers a newer revision of the open article, which is replaced only when the reader asks for it. */
  function offerRevision(article) {
    if (open?.article.articleId === article.articleId && open.article.revisionId !== article.revisionId)
      notice.hidden = false;
  }

  notice.querySelector("button").addEventListener("click", () => show());
  onPlaceChange((now, before) => {
    if (PANES.some((name) => now[name] !== before[name])) show();
  });
  return { show, showStats, offerRevision, open: () => open };
}
