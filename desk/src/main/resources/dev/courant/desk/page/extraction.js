/** Shows how an article's text was found, where each field is from, and which blocks were left out and why. */
import * as api from "./api.js";
import { causeName, fieldSources, methodWords } from "./causes.js";
import { fill, h, textAttributes } from "./dom.js";
import { count, counted, when } from "./format.js";

/** A disclosure, whose report is loaded when it is first opened. @param {object} article as the API gives it */
export function extraction(article) {
  const report = h("div", { class: "report" });
  let requested = false;

  async function loadReport() {
    if (requested || !details.open) return;
    requested = true;
    fill(report, h("p", { class: "quiet", role: "status", text: "Looking it up…" }));
    try {
      fill(report, ...reported(article, await api.extraction(article.articleId)));
    } catch (error) {
      requested = error.status === 404;
      fill(report, h("p", { class: requested ? "quiet" : "warning", role: "status", text: requested ? MISSING : error.message }));
    }
  }

  const details = h(
    "details",
    { class: "provenance extraction", on: { toggle: loadReport } },
    h("summary", { text: "How the text was found" }),
    h("p", {}, lead(article), " ", h("code", { text: article.method })),
    sources(article.provenance ?? {}),
    report,
  );
  return details;
}

const MISSING = "What was left out is not known: no report came with this article.";

function lead({ textSource, method }) {
  const place = textSource === "FEED" ? "in the feed’s entry, because the page was not available," : "on the article’s page";
  return `Found ${place} ${methodWords(method)}`;
}

function sources(provenance) {
  const fields = fieldSources(provenance);
  if (fields.length === 0) return null;
  return h(
    "dl",
    { "aria-label": "Where the fields are from" },
    fields.map(([field, source, title]) => [h("dt", { text: field }), h("dd", { title, text: source })]),
  );
}

function reported(article, report) {
  const runs = merged(report.runs, article.title);
  const whole = report.textSource === "FEED" ? "feed’s entry" : "page";
  return [
    h("h3", {
      text: `${count(report.kept)} of ${counted(report.kept + report.dropped, "block")} of the ${whole} are in the article`,
    }),
    report.revisionId !== article.revisionId &&
      h("p", { class: "quiet" }, "This is of another revision of the article, read ", when(report.extractedAt), "."),
    tally(runs, whole),
    h("h3", { text: `The ${whole}, from top to bottom` }),
    h(
      "ol",
      { class: "runs" },
      runs.map((run) => item(run, article.language)),
      report.unlisted > 0 && h("li", { class: "quiet", text: `and ${counted(report.unlisted, "block")} more` }),
    ),
  ];
}

/** Merges neighbouring blocks whose cause is the same to a reader into one run. */
function merged(runs, title) {
  const all = [];
  for (const run of runs) {
    for (const block of run.blocks) {
      const cause = causeOf(run, block, title);
      if (all.at(-1)?.cause !== cause) all.push({ kept: run.kept, cause, blocks: [], size: 0, length: 0 });
      const last = all.at(-1);
      last.blocks.push(block);
      last.size += 1;
      last.length += block.length;
    }
    all.at(-1).size += run.more;
  }
  return all;
}

function causeOf(run, block, title) {
  if (run.kept) return "In the article";
  const isTitle = block.text.length > 0 && (block.text === title || (block.text.length >= 100 && title.startsWith(block.text)));
  return isTitle ? "The headline, which is shown above" : causeName(run);
}

/** The blocks by cause, kept ones first, then by length, with bars. */
function tally(runs, whole) {
  const causes = new Map();
  for (const { kept, cause, blocks, size, length } of runs) {
    const sum = causes.get(cause) ?? { kept, cause, listed: 0, size: 0, length: 0 };
    causes.set(cause, {
      ...sum,
      listed: sum.listed + blocks.length,
      size: sum.size + size,
      length: sum.length + length,
    });
  }
  const rows = [...causes.values()].sort((a, b) => b.kept - a.kept || b.length - a.length);
  const most = Math.max(...rows.map((row) => row.length), 1);
  return h(
    "table",
    { class: "tally" },
    h("caption", { class: "unseen", text: `The ${whole}’s blocks, by cause` }),
    h(
      "thead",
      { class: "unseen" },
      h("tr", {}, ["Cause", "Share", "Blocks", "Characters"].map((text) => h("th", { scope: "col", text }))),
    ),
    h(
      "tbody",
      {},
      rows.map((row) => tallyRow(row, most)),
    ),
  );
}

/** The number of characters is a minimum if there are blocks that are not listed. */
function tallyRow({ kept, cause, listed, size, length }, most) {
  const bar = h("span", { "aria-hidden": "true" });
  bar.style.width = `${(100 * length) / most}%`;
  return h(
    "tr",
    { class: kept ? "kept" : null },
    h("th", { scope: "row", text: cause }),
    h("td", { class: "bar" }, bar),
    h("td", { text: counted(size, "block") }),
    h("td", { class: "quiet", text: `${count(length)}${size > listed ? "+" : ""} characters` }),
  );
}

/** One run; it can be unfolded if it has more than one block. */
function item({ kept, cause, blocks, size }, language) {
  const props = { class: kept ? "run kept" : "run" };
  const first = (text) => h("span", { ...textAttributes(language), class: "beginning", text });
  const name = h("span", { class: "cause", text: cause });
  if (size === 1) return h("li", props, h("p", {}, name, " ", first(blocks[0].text)));
  return h(
    "li",
    props,
    h(
      "details",
      {},
      h("summary", {}, name, " ", h("span", { class: "quiet", text: counted(size, "block") }), " ", first(blocks[0].text)),
      h(
        "ul",
        {},
        blocks.map((block) => h("li", { ...textAttributes(language), text: block.text })),
        size > blocks.length && h("li", { class: "quiet", text: `and ${count(size - blocks.length)} more` }),
      ),
    ),
  );
}
