/** The times of an article in the pipeline, step by step. */
import { h } from "./dom.js";
import { clock, duration, exact, relative } from "./format.js";

const STEPS = [
  ["Published", "publishedAt"],
  ["Discovered", "discoveredAt"],
  ["Fetched", "fetchedAt"],
  ["Extracted", "extractedAt"],
];
const ENRICHED = ["Enriched", "enrichedAt"];
const STORED = ["Stored", "storedAt"];
const ENRICHED_AGAIN = ["Enriched again", "enrichedAt"];

/** @param {object} article with its times; `publishedAt` may be null */
export function timeline(article) {
  const steps = [...STEPS, ...last(article)];
  const total = Date.parse(article.storedAt) - Date.parse(article.discoveredAt);
  return h(
    "section",
    { class: "timeline", "aria-label": "Timeline" },
    h(
      "ol",
      {},
      steps.map(([name, key], index) => step(name, article[key], interval(article, steps, index))),
    ),
    h("p", { class: "timeline-total" }, "Discovered to stored in ", h("strong", { text: duration(total) })),
  );
}

/** An article that was enriched after it was stored was enriched again, for example by a new taxonomy. */
function last(article) {
  const again = Date.parse(article.enrichedAt) > Date.parse(article.storedAt);
  return again ? [STORED, ENRICHED_AGAIN] : [ENRICHED, STORED];
}

function step(name, time, before) {
  return h(
    "li",
    { class: time ? null : "unknown" },
    before && h("span", { class: "interval", title: before.title, text: before.text }),
    h("span", { class: "step", text: name }),
    time
      ? h("time", { datetime: time, title: `${exact(time)} (${relative(time)})`, text: clock(time) })
      : h("span", { class: "quiet", text: "not stated" }),
  );
}

/** The time between the step before and this one. */
function interval(article, steps, index) {
  if (index === 0) return null;
  const [fromName, from] = steps[index - 1];
  const [toName, to] = steps[index];
  if (!article[from] || !article[to]) return null;
  const length = Date.parse(article[to]) - Date.parse(article[from]);
  const title = `${fromName} to ${toName.toLowerCase()}: ${duration(length)}`;
  if (length >= 0) return { text: duration(length), title };
  return {
    text: `−${duration(length)}`,
    title: `${title} the wrong way round: the publisher’s clock or date is ahead`,
  };
}
