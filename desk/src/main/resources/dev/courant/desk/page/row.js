/** One article in the list. */
import { fill, h, written } from "./dom.js";
import { languageName, when } from "./format.js";
import { after, place, write } from "./place.js";
import { wasRead } from "./read.js";
import { chip } from "./topics.js";

const CHIPS = 3;
/** An article published longer than this before it was stored says so. */
const OLD_NEWS_MILLIS = 3 * 3_600_000;

/** Makes the row of an article. Its link works by itself, so that a click with a modifier opens a new tab. */
export function makeRow(article) {
  const row = h("li", { class: wasRead(article.articleId) ? "row read" : "row", data: { id: article.articleId } });
  fillRow(row, article);
  return row;
}

/** Shows an article, or its newer revision, in its row. */
export function fillRow(row, article) {
  const language = written(article.language);
  row.dataset.revision = article.revisionId;
  fill(
    row,
    h(
      "p",
      { class: "row-head" },
      h("span", { class: "publisher", text: article.publisher }),
      extras(article),
      when(article.storedAt),
    ),
    h("h3", { ...language }, h("a", { href: write({ article: article.articleId }), text: article.title })),
    article.excerpt && h("p", { ...language, class: "excerpt", text: article.excerpt }),
    article.tags.length > 0 && h("p", { class: "chips" }, chips(article.tags)),
  );
}

/** What is out of the ordinary: another language than the page's, old news, revisions. */
function extras(article) {
  const age = article.publishedAt ? Date.parse(article.storedAt) - Date.parse(article.publishedAt) : 0;
  return [
    article.language !== "en" && h("span", { class: "extra", text: languageName(article.language) }),
    article.revisions > 1 && h("span", { class: "extra", text: `revised ${article.revisions - 1}×` }),
    age > OLD_NEWS_MILLIS && h("span", { class: "extra" }, "published ", when(article.publishedAt)),
  ];
}

function chips(tags) {
  const shown = tags.slice(0, CHIPS).map((tag) => chip(tag, write(after({ topic: tag.topic }))));
  const rest = tags.slice(CHIPS);
  return rest.length === 0
    ? shown
    : [...shown, h("span", { class: "rest", title: rest.map((tag) => tag.label).join(", "), text: `+${rest.length}` })];
}

/** Whether an article belongs in the list as it is filtered now. Free text only the server can judge. */
export function belongs(article, filters = place()) {
  return (
    (!filters.topic || article.tags.some((tag) => tag.topic === filters.topic)) &&
    (!filters.language || article.language === filters.language) &&
    (!filters.publisher || article.publisher === filters.publisher)
  );
}
