/** Why a block of a page is not in the article, in words for people. All pure. */

/** What the element that a block stands in is named for; the first that fits. */
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

/** What the element is. */
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

/** What a single line says. */
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
  boxes: () => "Under a heading such as “Related”",
  container: (reason) => (reason.includes("headline") ? "Above the headline" : "Elsewhere on the page"),
  furniture: byElement,
  lines: (reason) => LINES[reason],
};

function byElement(reason) {
  const [, kind, marks = ""] = /^in an? (\S+)(?: marked (.*))?$/.exec(reason) ?? [];
  const named = MARKS.find(([mark]) => marks.split(", ").includes(mark));
  return named?.[1] ?? KINDS[kind];
}

/** The cause in a few words; what is not known here is given as the extractor put it. */
export function causeName({ step, reason }) {
  return STEPS[step]?.(reason) ?? (reason === "not looked at" ? "Not looked at" : capital(reason));
}

/** What a stage does, as the end of a sentence that begins with where it did so. */
const METHODS = {
  "site-rule": "by the operator’s rule for this site: what it selects is the article.",
  "content-tree":
    "by its structure: the part that holds most of the prose is the article, and what is no part of it is left out.",
  "structured-data": "in what it states for machines: its own blocks hold too little text, and say nothing here.",
  fallback: "by its sentences: no part of it stands out, so all were taken that no furniture holds.",
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

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
