/** The feeds and their health, those with problems first. */
import { fill, h, externalLink } from "./dom.js";
import { count, counted, exact, hostOf, relative, when } from "./format.js";

const ORDER = ["FAILING", "GONE", "NEW", "PAUSED", "HEALTHY"];
const WORDS = { NEW: "New", HEALTHY: "Healthy", FAILING: "Failing", GONE: "Gone", PAUSED: "Paused" };

/** @param {object[]} feeds as the API gives them */
export function showFeeds(container, feeds) {
  const sorted = [...feeds].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.discovered - a.discovered,
  );
  fill(
    container,
    h("h3", { id: "feeds-title" }, "Feeds ", h("span", { class: "quiet", text: tally(feeds) })),
    feeds.length === 0
      ? h("p", { class: "quiet", text: "No feed is followed yet." })
      : h("table", {}, h("thead", {}, head()), h("tbody", {}, sorted.map(row))),
  );
}

const tally = (feeds) =>
  ORDER.map((state) => [state, feeds.filter((feed) => feed.state === state).length])
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${count(n)} ${WORDS[state].toLowerCase()}`)
    .join(", ");

const head = () =>
  h(
    "tr",
    {},
    ["Feed", "Health", "Last success", "Next poll", "Links"].map((name) => h("th", { scope: "col", text: name })),
  );

function row(feed) {
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      externalLink(feed.url, { title: feed.url }, feed.title ?? hostOf(feed.url)),
      feed.problem && h("span", { class: "problem", text: feed.problem }),
    ),
    h("td", {}, health(feed)),
    h("td", {}, feed.lastSuccessAt ? when(feed.lastSuccessAt) : h("span", { class: "quiet", text: "never" })),
    h("td", {}, polled(feed) ? when(feed.nextPollAt) : h("span", { class: "quiet", text: "–" })),
    h("td", { text: count(feed.discovered) }),
  );
}

const polled = (feed) => feed.state !== "GONE" && feed.state !== "PAUSED";

function health(feed) {
  const tries = feed.failures > 0 ? `, ${counted(feed.failures, "failed poll")}` : "";
  const title = `${WORDS[feed.state] ?? feed.state} since ${exact(feed.since)} (${relative(feed.since)})${tries}`;
  return h(
    "span",
    { class: `state state-${feed.state.toLowerCase()}`, title },
    WORDS[feed.state] ?? feed.state,
    feed.failures > 1 && h("span", { class: "quiet", text: ` ×${feed.failures}` }),
  );
}
