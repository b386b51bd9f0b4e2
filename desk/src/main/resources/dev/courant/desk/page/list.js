/** The list of articles, newest stored first, loaded a page at a time. */
import * as api from "./api.js";
import { byId, prefersReducedMotion, fill, h } from "./dom.js";
import { filters, navigate } from "./place.js";
import { markRead } from "./read.js";
import { fillRow, makeRow } from "./row.js";

const SLIDE_MILLIS = 320;

/** @param {(articles: object[]) => void} onLoaded called with each page that the server returns */
export function createList(onLoaded) {
  const scroller = byId("list");
  const rows = byId("rows");
  const foot = byId("list-foot");
  const known = new Map();
  let next = null;
  let failed = false;
  let request = null;

  new IntersectionObserver((seen) => seen.at(-1).isIntersecting && more(), {
    root: scroller,
    rootMargin: "600px",
  }).observe(foot);
  rows.addEventListener("click", onClick);

  /** Loads the newest page with the present filters. */
  async function load() {
    request?.abort();
    request = null;
    rows.setAttribute("aria-busy", "true");
    const page = await requestPage(null, load);
    if (!page) return;
    rows.setAttribute("aria-busy", "false");
    known.clear();
    rows.replaceChildren();
    scroller.scrollTop = 0;
    addPage(page);
  }

  async function more() {
    if (!next || request) return;
    const page = await requestPage(next, more);
    if (page) addPage(page);
  }

  /** Runs one request at a time; returns null when it was aborted or failed. */
  async function requestPage(before, again) {
    const controller = (request = new AbortController());
    try {
      return await api.articles(filters(), before, controller.signal);
    } catch (error) {
      if (!api.isAborted(error)) showError(error, again);
      return null;
    } finally {
      if (request === controller) request = null;
    }
  }

  function addPage(page) {
    failed = false;
    const fresh = page.articles.filter((article) => !known.has(article.articleId));
    rows.append(...fresh.map(add));
    next = page.next;
    fill(foot, next ? h("span", { text: "More…" }) : endMessage());
    onLoaded(page.articles);
    if (next && foot.getBoundingClientRect().top < scroller.getBoundingClientRect().bottom + 600) more();
  }

  function add(article) {
    const row = makeRow(article);
    known.set(article.articleId, row);
    return row;
  }

  function endMessage() {
    if (known.size > 0) return h("span", { text: "That is all." });
    const set = Object.values(filters()).some(Boolean);
    if (!set)
      return h("p", {}, h("strong", { text: "No article yet." }), " They appear here as soon as the first is stored.");
    const reset = () => navigate({ topic: null, language: null, publisher: null, q: null });
    return [
      h("p", {}, h("strong", { text: "No article matches." }), " New matching articles will appear here."),
      h("button", { type: "button", on: { click: reset }, text: "Show all articles" }),
    ];
  }

  function showError(error, again) {
    failed = known.size === 0;
    rows.setAttribute("aria-busy", "false");
    fill(
      foot,
      h("p", { text: error.message }),
      h("button", { type: "button", on: { click: again }, text: "Try again" }),
    );
  }

  /** Slides new articles in at the top. */
  function prepend(articles) {
    const before = rows.offsetHeight;
    rows.prepend(...articles.filter((article) => !known.has(article.articleId)).map(add));
    const grown = rows.offsetHeight - before;
    for (const article of articles) known.get(article.articleId).classList.add("fresh");
    if (known.size === articles.length) fill(foot, endMessage());
    if (prefersReducedMotion() || document.hidden || grown <= 0) return;
    rows.animate([{ transform: `translateY(-${grown}px)` }, { transform: "none" }], {
      duration: SLIDE_MILLIS,
      easing: "ease-out",
    });
  }

  /** Shows a newer revision in its row; row and focus stay where they are. */
  function update(article) {
    const row = known.get(article.articleId);
    const focused = row.contains(document.activeElement);
    fillRow(row, article);
    if (focused) row.querySelector("h3 a").focus({ preventScroll: true });
  }

  function onClick(event) {
    const link = event.target.closest("a");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.topic) navigate({ topic: link.dataset.topic });
    else navigate({ article: link.closest(".row").dataset.id });
  }

  /** Marks the open article's row and brings it into view. */
  function mark(id) {
    rows.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const row = known.get(id);
    if (!id) return;
    markRead(id);
    row?.classList.add("read");
    row?.setAttribute("aria-current", "true");
    row?.scrollIntoView({ block: "nearest" });
  }

  /** The id of the row `step` rows from the one with `id`, or of the first row if there is no such row. */
  function neighbour(id, step) {
    const row = known.get(id);
    const there = row ? (step > 0 ? row.nextElementSibling : row.previousElementSibling) : rows.firstElementChild;
    return there?.dataset.id ?? null;
  }

  return {
    load,
    prepend,
    mark,
    neighbour,
    scroller,
    failed: () => failed,
    revision: (id) => known.get(id)?.dataset.revision,
    size: () => known.size,
    has: (id) => known.has(id),
    update,
    focus: (id) => known.get(id)?.querySelector("h3 a").focus(),
    focused: () => document.activeElement?.closest("#rows .row")?.dataset.id ?? null,
  };
}
