/** An open article in the reading pane. */
import { fill, h, externalLink, textAttributes } from "./dom.js";
import { evidencePanel } from "./evidence.js";
import { extraction } from "./extraction.js";
import { counted, exact, hostOf, languageName, when } from "./format.js";
import { inline, paragraph, showMarked } from "./marked.js";
import { timeline } from "./timeline.js";

const KINDS = {
  COUNTRY: "Countries",
  PLACE: "Places",
  ORGANIZATION: "Organisations",
  ARMED_FORCE: "Armed forces",
  ARMED_GROUP: "Armed groups",
  PERSON: "People",
  OTHER: "Other",
};

/**
 * Shows an article.
 * @param {HTMLElement} container
 * @param {object} article as the API gives it
 * @param {?string} topic the topic that the list is filtered by
 * @returns {{advance: () => void, nextTag: () => void, heading: HTMLElement}}
 */
export function showArticle(container, article, topic) {
  const language = textAttributes(article.language);
  const heading = h("h2", { ...language, tabindex: -1 });
  const text = h("div", { ...language, class: "text" });
  const panel = evidencePanel(article, mark(article, heading, text), topic);
  fill(
    container,
    h(
      "article",
      { class: "article" },
      h("header", {}, kicker(article), heading, standfirst(article, language), byline(article)),
      timeline(article),
      h("div", { class: "body" }, rail(article, panel), text),
      extraction(article),
      provenance(article),
      panel.stepper,
    ),
  );
  panel.start();
  return { advance: panel.advance, nextTag: panel.nextTag, heading };
}

/** Shows headline and text with all ranges marked; returns a function that finds the elements of a passage or mention. */
function mark(article, heading, text) {
  const ranges = [
    ...article.tags.flatMap((tag) => tag.evidence),
    ...article.entities.flatMap((entity) => entity.mentions),
  ];
  const shown = {
    title: show(
      heading,
      article.title,
      ranges.filter((range) => range.field === "title"),
      inline,
    ),
    text: show(
      text,
      article.text,
      ranges.filter((range) => range.field === "text"),
      paragraph,
    ),
  };
  return (range) => shown[range.field]?.(range) ?? [];
}

function show(element, words, ranges, wrap) {
  const marked = showMarked(element, words, ranges, wrap);
  const places = new Map(ranges.map((range, index) => [range, index]));
  return (range) => (places.has(range) ? marked.parts(places.get(range)) : []);
}

function kicker(article) {
  const parts = [article.publisher, article.section, languageName(article.language)].filter(Boolean);
  return h(
    "p",
    { class: "kicker" },
    h("span", { text: parts.join(" · ") }),
    externalLink(article.url, { class: "outward", title: article.url }, `Read at ${hostOf(article.url)}`),
  );
}

const standfirst = (article, language) =>
  article.summary && !article.text.startsWith(article.summary) && h("p", { ...language, class: "standfirst", text: article.summary });

function byline(article) {
  return h(
    "p",
    { class: "byline" },
    article.authors.length > 0 && h("span", { text: `By ${article.authors.join(", ")}` }),
    published(article),
    article.revisions > 1 && h("span", { class: "revised", text: counted(article.revisions, "revision") }),
    article.textSource === "FEED" &&
      h("span", { class: "revised", text: "text from the feed: the page was not available" }),
  );
}

/** A date after the discovery is an error of the publisher or its clock; the page points it out. */
function published({ publishedAt, discoveredAt }) {
  if (!publishedAt) return h("span", { text: "no publication date given" });
  const ahead = Date.parse(publishedAt) > Date.parse(discoveredAt);
  return h("span", {}, ahead ? "dated ahead of its discovery: " : "published ", when(publishedAt));
}

function rail(article, panel) {
  return h(
    "aside",
    { class: "rail", "aria-label": "Evidence" },
    h(
      "div",
      {},
      h("h3", { text: "Topics" }),
      panel.tags.length > 0
        ? h("div", { class: "chips", role: "group", "aria-label": "Topics" }, panel.tags)
        : h("p", { class: "quiet", text: "No topic reached its threshold." }),
      panel.panel,
    ),
    panel.entities.length > 0 &&
      h("div", { class: "rail-names" }, h("h3", { text: "Named in the text" }), entityGroups(article, panel.entities)),
  );
}

function entityGroups(article, buttons) {
  const kinds = Object.keys(KINDS);
  const kindOf = (entity) => (entity.kind in KINDS ? entity.kind : "OTHER");
  return kinds
    .map((kind) => [kind, buttons.filter((_, index) => kindOf(article.entities[index]) === kind)])
    .filter(([, members]) => members.length > 0)
    .map(([kind, members]) => h("div", { class: "entities" }, h("h4", { text: KINDS[kind] }), members));
}

/** Ids and versions, for verification. */
function provenance(article) {
  const rows = [
    ["Feed", article.feedTitle],
    ["Taxonomy", `${article.taxonomy} ${article.taxonomyVersion}`],
    ["Article", article.articleId],
    ["Revision", article.revisionId],
    ["Stored", exact(article.storedAt)],
  ];
  return h(
    "details",
    { class: "provenance" },
    h("summary", { text: "Where it comes from" }),
    h(
      "dl",
      {},
      rows.filter(([, value]) => value).map(([name, value]) => [h("dt", { text: name }), h("dd", { text: value })]),
    ),
  );
}
