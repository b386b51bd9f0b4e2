/** The way of an article through the pipeline, station by station. */
import { h } from "./dom.js";
import { clock, duration, exact, relative } from "./format.js";

const STATIONS = [
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
  const stations = [...STATIONS, ...last(article)];
  const total = Date.parse(article.storedAt) - Date.parse(article.discoveredAt);
  return h(
    "section",
    { class: "timeline", "aria-label": "Timeline" },
    h(
      "ol",
      {},
      stations.map(([name, key], index) => station(name, article[key], leg(article, stations, index))),
    ),
    h("p", { class: "timeline-total" }, "Discovered to stored in ", h("strong", { text: duration(total) })),
  );
}

/** An article that was enriched after it was stored has been worked through once more, as by another taxonomy. */
function last(article) {
  const again = Date.parse(article.enrichedAt) > Date.parse(article.storedAt);
  return again ? [STORED, ENRICHED_AGAIN] : [ENRICHED, STORED];
}

function station(name, time, before) {
  return h(
    "li",
    { class: time ? null : "unknown" },
    before && h("span", { class: "leg", title: before.title, text: before.text }),
    h("span", { class: "station", text: name }),
    time
      ? h("time", { datetime: time, title: `${exact(time)} (${relative(time)})`, text: clock(time) })
      : h("span", { class: "quiet", text: "not said" }),
  );
}

/** The leg that ends at a station: how long it took. */
function leg(article, stations, index) {
  if (index === 0) return null;
  const [fromName, from] = stations[index - 1];
  const [toName, to] = stations[index];
  if (!article[from] || !article[to]) return null;
  const length = Date.parse(article[to]) - Date.parse(article[from]);
  const title = `${fromName} to ${toName.toLowerCase()}: ${duration(length)}`;
  if (length >= 0) return { text: duration(length), title };
  return {
    text: `−${duration(length)}`,
    title: `${title} the wrong way round: the publisher’s clock or date is ahead`,
  };
}
