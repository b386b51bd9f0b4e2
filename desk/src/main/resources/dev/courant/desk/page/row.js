/** One article in the list. */
import { fill, h, textAttributes } from "./dom.js";
import { languageName, when } from "./format.js";
import { placeWith, place, toHash } from "./place.js";
import { wasRead } from "./read.js";
import { chip } from "./topics.js";

const CHIPS = 3;
/** An article that was published longer than this before it was stored shows its date of publication. */
const OLD_NEWS_MILLIS = 3 * 3_600_000;

/** Makes the row of an article. Its link works by itself, so that a click with a modifier opens a new tab. */
export function makeRow(article) {
  const row = h("li", { class: wasRead(article.articleId) ? "row read" : "row", data: { id: article.articleId } });
  fillRow(row, article);
  return row;
}

/** Shows an article, or its newer revision, in its row. */
export function fillRow(row, article) {
  const language = textAttributes(article.language);
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
    h("h3", { ...language }, h("a", { href: toHash({ article: article.articleId }), text: article.title })),
    article.excerpt && h("p", { ...language, class: "excerpt", text: article.excerpt }),
    article.tags.length > 0 && h("p", { class: "chips" }, chips(article.tags)),
  );
}

/** Unusual facts: a language other than the page's, old news, revisions. */
function extras(article) {
  const age = article.publishedAt ? Date.parse(article.storedAt) - Date.parse(article.publishedAt) : 0;
  return [
    article.language !== "en" && h("span", { class: "extra", text: languageName(article.language) }),
    article.revisions > 1 && h("span", { class: "extra", text: `revised ${article.revisions - 1}×` }),
    age > OLD_NEWS_MILLIS && h("span", { class: "extra" }, "published ", when(article.publishedAt)),
  ];
}

function chips(tags) {
  const shown = tags.slice(0, CHIPS).map((tag) => chip(tag, toHash(placeWith({ topic: tag.topic }))));
  const rest = tags.slice(CHIPS);
  return rest.length === 0
    ? shown
    : [...shown, h("span", { class: "rest", title: rest.map((tag) => tag.label).join(", "), text: `+${rest.length}` })];
}

/** Whether an article matches the filters. Free text is ignored, because only the server can match it. */
export function matchesFilters(article, filters = place()) {
  return (
    (!filters.topic || article.tags.some((tag) => tag.topic === filters.topic)) &&
    (!filters.language || article.language === filters.language) &&
    (!filters.publisher || article.publisher === filters.publisher)
  );
}
