/** Explains why a block of a page is not in the article. Pure functions. */

/** Causes by the marks of the element that contains a block; the first that matches. */
const MARKS = [
  ["hidden", "Not shown to readers"],
  ["comments", "Readers’ comments"],
  ["furniture", "Menus, sharing, related links, notices"],
  ["caption", "Captions and credits"],
  ["picture", "Around pictures"],
  ["byline", "Who wrote it"],
  ["date", "Dates"],
  ["minor", "Small print: dates, tags, categories"],
];

/** Causes by the kind of the element. */
const KINDS = {
  nav: "Navigation",
  aside: "Side boxes",
  header: "Page header",
  footer: "Page footer",
  form: "Forms",
  control: "Buttons",
  figure: "Pictures",
  caption: "Captions and credits",
  headline: "The headline itself",
  time: "Dates",
};

/** Causes by the content of a single line. */
const LINES = {
  "says what only furniture says": "Calls to read, share or subscribe",
  "says the headline again": "The headline, once more",
  "is links without a sentence": "Links without a sentence",
  "says who wrote it or when": "Who wrote it, and when",
  "was said before": "Said before",
  "comes after a heading that ends the article": "After a heading that ends the article",
  "is a heading with nothing under it": "Headings with nothing under them",
};

const STEPS = {
  links: () => "Mostly links",
  boxes: (reason) => (reason.includes("“Related”") || reason.includes('"Related"') ? "Under a heading such as “Related”" : "Other stories"),
  container: (reason) => (reason.includes("headline") ? "Above the headline" : "Elsewhere on the page"),
  furniture: byElement,
  lines: (reason) => LINES[reason],
};

function byElement(reason) {
  const [, kind, marks = ""] = /^in an? (\S+)(?: marked (.*))?$/.exec(reason) ?? [];
  const named = MARKS.find(([mark]) => marks.split(", ").includes(mark));
  return named?.[1] ?? KINDS[kind];
}

/** The cause in a few words; an unknown reason is shown as the extractor gives it. */
export function causeName({ step, reason }) {
  return STEPS[step]?.(reason) ?? (reason === "not looked at" ? "Not looked at" : capitalized(reason));
}

/** What a stage of the extractor does: the end of a sentence whose beginning says where the text was found. */
const METHODS = {
  "site-rule": "by the operator’s rule for this site: what it selects is the article.",
  "content-tree":
    "by its structure: the part that holds most of the prose is the article, and the rest is left out.",
  "structured-data": "in its structured data: its own blocks hold too little text and are not listed here.",
  "embedded-state": "in the data for its scripts: its own blocks hold too little text and are not listed here.",
  fallback: "by its sentences: no part of it stands out, so all sentences outside of menus and notices were taken.",
};

export const methodWords = (method) => METHODS[method] ?? `by ${method}.`;

const FIELDS = {
  title: "Headline",
  authors: "Authors",
  published: "Published",
  modified: "Changed",
  language: "Language",
  canonicalUrl: "Address",
  siteName: "Publication",
  image: "Picture",
  description: "Summary",
  section: "Section",
  keywords: "Keywords",
  paywalled: "Paywall",
};

const SOURCES = {
  "json-ld": "structured data (JSON-LD)",
  itemprop: "structured data (microdata)",
  rdfa: "structured data (RDFa)",
  h1: "the page’s heading",
  title: "the window’s title",
  html: "the page’s lang attribute",
  url: "the address",
  feed: "the feed",
  time: "a time element",
  byline: "the byline on the page",
  "date-line": "the date line on the page",
  "site-rule": "the operator’s rule for this site",
};

/** The fields that have a source, in the order of a page, with the words for both. */
export function fieldSources(provenance) {
  const order = Object.keys(FIELDS);
  const place = (field) => (field in FIELDS ? order.indexOf(field) : order.length);
  return Object.entries(provenance)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([field, source]) => [FIELDS[field] ?? field, sourceName(source), `${field}: ${source}`]);
}

const sourceName = (source) => SOURCES[source] ?? source;

const capitalized = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
