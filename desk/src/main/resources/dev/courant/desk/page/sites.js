/** The sites that drift: less is extracted from their pages than before. */
import { fill, h } from "./dom.js";
import { count, when } from "./format.js";

const WORDS = { DRIFTING: "changed", OK: "as usual", LEARNING: "still being learnt" };

/** @param {{states: Record<string, number>, sites: object[]}} answer as the API gives it, those drifting first */
export function showSites(container, { states, sites }) {
  const drifting = sites.filter((site) => site.state === "DRIFTING");
  container.hidden = Object.keys(states).length === 0;
  fill(
    container,
    h("h3", { id: "sites-title" }, "Sites ", h("span", { class: "quiet", text: tally(states) })),
    drifting.length === 0
      ? h("p", { class: "quiet", text: "The pages of every site give what they used to." })
      : [
          h(
            "p",
            { class: "quiet" },
            "These sites’ pages no longer give what they used to, as after a redesign. ",
            h("code", { text: "courant extract --explain URL" }),
            " shows what is taken of a page.",
          ),
          h("table", {}, h("thead", {}, head()), h("tbody", {}, drifting.map(row))),
          states.DRIFTING > drifting.length &&
            h("p", { class: "quiet", text: `and ${count(states.DRIFTING - drifting.length)} more` }),
        ],
  );
}

const tally = (states) =>
  Object.keys(WORDS)
    .filter((state) => states[state] > 0)
    .map((state) => `${count(states[state])} ${WORDS[state]}`)
    .join(", ");

const head = () =>
  h(
    "tr",
    {},
    ["Site", "Changed", "Pages seen"].map((name) => h("th", { scope: "col", text: name })),
  );

const row = (site) =>
  h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("span", { class: "state state-failing", text: site.host }),
      site.causes.map((cause) => h("span", { class: "problem", text: cause.replaceAll(" %", "\u00a0%") })),
    ),
    h("td", {}, when(site.since)),
    h("td", { text: count(site.observed) }),
  );
