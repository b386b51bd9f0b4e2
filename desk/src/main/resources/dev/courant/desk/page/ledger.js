/** The ledger: outcomes of links, latency, reasons of dropped links, and the health of sites and feeds. */
import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { showDropped } from "./dropped.js";
import { addsUp, problemText, unaccounted } from "./equation.js";
import { showFeeds } from "./feeds.js";
import { count, counted, duration } from "./format.js";
import { placeWith, toHash } from "./place.js";
import { reasonName, reasonSentence } from "./reasons.js";
import { showSites } from "./sites.js";
import { whyForm } from "./why.js";

const REFRESH_MILLIS = 10_000;

/** Fills the pane. Returns `stats`, which shows new statistics, and `close`, which stops the refresh. */
export function openLedger(container) {
  const sums = h("section", { class: "sums", "aria-label": "Accounts" });
  const reasons = h("section", { class: "reasons", "aria-labelledby": "reasons-title" });
  const dropped = h("section", { class: "dropped", "aria-labelledby": "dropped-title" });
  const feeds = h("section", { class: "feeds", "aria-labelledby": "feeds-title" });
  const sites = h("section", { class: "sites", "aria-labelledby": "sites-title", hidden: true });
  const requests = new AbortController();
  fill(
    container,
    h(
      "div",
      { class: "ledger" },
      h("h2", { tabindex: -1, text: "The ledger" }),
      whyForm(""),
      h("div", { class: "ledger-top" }, sums, reasons),
      sites,
      feeds,
      dropped,
    ),
  );

  async function refresh() {
    if (document.hidden) return;
    await Promise.all([
      api.sites(requests.signal).then((answer) => showSites(sites, answer)),
      api.feeds(requests.signal).then((list) => showFeeds(feeds, list)),
      api.droppedLinks(requests.signal).then(({ links }) => showDropped(dropped, links)),
    ]).catch(() => {
      // The lamp shows that the server does not respond; the last known state stays visible.
    });
  }

  const timer = setInterval(refresh, REFRESH_MILLIS);
  refresh();
  return {
    stats(stats) {
      fill(sums, ...account(stats));
      fill(reasons, ...reasonTable(stats));
    },
    close() {
      clearInterval(timer);
      requests.abort();
    },
  };
}

function account(stats) {
  const holds = addsUp(stats);
  const line = (name, value, title) =>
    h("tr", { title }, h("th", { scope: "row", text: name }), h("td", { text: count(value) }));
  return [
    h(
      "table",
      { class: holds ? "account" : "account broken" },
      h("caption", { text: "Links" }),
      h(
        "tbody",
        {},
        line("stored", stats.stored, "Links whose article, or a new revision of it, is stored"),
        line("duplicate", stats.duplicate, "Links to a text that is stored already"),
        line("dropped", stats.dropped, "Links given up for a named reason"),
        line("pending", stats.pending, "Links still on their way"),
        unaccounted(stats) !== 0 && line("unaccounted", unaccounted(stats), "What the terms above do not explain"),
      ),
      h("tfoot", {}, line("discovered", stats.discovered, "Links found in feeds")),
    ),
    h("p", {
      class: holds ? "verdict" : "verdict broken",
      text: holds ? "✓ Every link is accounted for." : problemText(stats),
    }),
    h(
      "dl",
      { class: "figures" },
      figure("Articles", count(stats.articles)),
      figure("Dead letters", lettersLink(stats.deadLetters), stats.deadLetters > 0),
      speed(stats.latency),
    ),
  ];
}

const lettersLink = (n) =>
  h("a", { href: toHash(placeWith({ letters: "" })), title: "Records that broke a step", text: count(n) });

const figure = (name, value, warn = false) => [
  h("dt", { text: name }),
  h("dd", { class: warn ? "warning" : null }, value),
];

function speed(latency) {
  if (!latency?.samples) return figure("Discovered to stored", "not measured yet");
  return [
    ...figure("Half stored within", duration(latency.p50Millis)),
    ...figure("95 % within", duration(latency.p95Millis)),
    ...figure("Measured on", counted(latency.samples, "article")),
  ];
}

/** Dropped links by reason, most frequent first, with bars. */
function reasonTable(stats) {
  const entries = Object.entries(stats.reasons)
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1]);
  const title = h("h3", { id: "reasons-title", text: "Dropped, by reason" });
  if (entries.length === 0) return [title, h("p", { class: "quiet", text: "Nothing was dropped." })];
  const sum = entries.reduce((total, [, n]) => total + n, 0);
  return [
    title,
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        entries.map(([reason, n]) => reasonRow(reason, n, entries[0][1])),
      ),
    ),
    sum !== stats.dropped &&
      h("p", {
        class: "warning",
        text: `The reasons add up to ${count(sum)}, but ${count(stats.dropped)} were dropped.`,
      }),
  ];
}

function reasonRow(reason, n, most) {
  const bar = h("span", { "aria-hidden": "true" });
  bar.style.width = `${(100 * n) / most}%`;
  return h(
    "tr",
    { title: reasonSentence(reason) },
    h("th", { scope: "row", text: reasonName(reason) }),
    h("td", { class: "bar" }, bar),
    h("td", { text: count(n) }),
  );
}
