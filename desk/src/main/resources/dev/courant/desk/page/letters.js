/** The dead letters: records that broke a step, with the command that retries them. */
import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { count, counted, exact, when } from "./format.js";
import { navigate, placeWith, toHash } from "./place.js";

const STATES = { OPEN: "open", RETRIED: "retried", DISCARDED: "discarded", ALL: "all" };
const NAMES = ["state", "step", "cause", "since", "until"];
const COMMAND = "./courant dead-letters";

/** @param {string} query the filters, as the place has them */
export async function openLetters(container, query, signal) {
  const filters = read(query);
  const answer = h("div", { class: "answer", "aria-live": "polite" }, h("p", { class: "quiet", text: "Looking…" }));
  const steps = h("select", { id: "letters-step", name: "step" }, option("", "any", !filters.step));
  if (filters.step) steps.append(option(filters.step, filters.step, true));
  const totals = h("p", { class: "quiet" });
  fill(
    container,
    h(
      "div",
      { class: "letters" },
      h("h2", { tabindex: -1, text: "Dead letters" }),
      h("p", {}, "Records for which a step failed unexpectedly. Their links are dropped until a retry succeeds."),
      totals,
      form(filters, steps),
      answer,
    ),
  );
  try {
    const { letters, totals: sums, steps: known } = await api.deadLetters(filters, signal);
    fill(totals, tally(sums));
    known.filter((step) => step !== filters.step).forEach((step) => steps.append(option(step, step, false)));
    fill(answer, ...shown(letters, filters));
  } catch (error) {
    if (!api.isAborted(error)) fill(answer, h("p", { class: "warning", text: error.message }));
  }
}

function read(query) {
  const given = new URLSearchParams(query);
  return Object.fromEntries(NAMES.map((name) => [name, given.get(name) || null]));
}

const option = (value, text, selected) => h("option", { value, text, selected });

const tally = ({ total, open, retried, discarded, holds }) =>
  `${counted(total, "letter")}: ${count(open)} open, ${count(retried)} retried, ${count(discarded)} discarded` +
  (holds ? "" : ", which does not add up");

function form(filters, steps) {
  const state = h(
    "select",
    { id: "letters-state", name: "state" },
    Object.entries(STATES).map(([value, text]) => option(value, text, (filters.state ?? "OPEN") === value)),
  );
  const cause = h("input", {
    id: "letters-cause",
    name: "cause",
    type: "search",
    value: filters.cause,
    placeholder: "a class or part of the message",
    maxlength: 200,
  });
  const since = time("since", filters.since);
  const until = time("until", filters.until);
  const submit = (event) => {
    event.preventDefault();
    const chosen = { state: state.value === "OPEN" ? "" : state.value, step: steps.value, cause: cause.value.trim() };
    const span = { since: instant(since.value), until: instant(until.value) };
    const given = Object.entries({ ...chosen, ...span }).filter(([, value]) => value);
    navigate({ letters: new URLSearchParams(given).toString() });
  };
  return h(
    "form",
    { class: "letters-form", on: { submit } },
    field("State", state),
    field("Step", steps),
    field("Cause", cause, "wide"),
    field("Since", since),
    field("Until", until),
    h("button", { type: "submit", text: "Show" }),
  );
}

const field = (name, input, width = null) =>
  h("div", { class: width }, h("label", { for: input.id, text: name }), input);

/** Times are typed in the reader's zone, and sent in UTC. */
const time = (name, value) =>
  h("input", { id: `letters-${name}`, name, type: "datetime-local", value: value && local(new Date(value)) });

function local(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return Number.isNaN(shifted.getTime()) ? "" : shifted.toISOString().slice(0, 16);
}

const instant = (typed) => (typed ? new Date(typed).toISOString() : "");

function shown(letters, filters) {
  if (letters.length === 0) return [h("p", { class: "quiet", text: "There is no such letter." })];
  const open = letters.some((letter) => letter.state === "OPEN");
  return [
    open &&
      h(
        "p",
        { class: "hint" },
        "Once the cause is mended: ",
        h("code", { text: command("retry", filters) }),
        " sends them again, ",
        h("code", { text: command("discard", filters) }),
        " gives them up.",
      ),
    h("ol", {}, letters.map(item)),
    letters.length >= 200 && h("p", { class: "quiet", text: "These are the newest 200; narrow the selection for others." }),
  ];
}

/** The command that does to the letters what the filters select; quoted for a shell. */
function command(verb, filters) {
  const options = ["step", "cause", "since", "until"].filter((name) => filters[name]);
  const given = options.map((name) => `--${name} ${quoted(filters[name])}`);
  return [COMMAND, verb, ...(given.length > 0 ? given : ["--all"])].join(" ");
}

const quoted = (text) => (/^[\w.:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

function item(letter) {
  const { topic, partition, offset, omittedBytes } = letter.source;
  return h(
    "li",
    { class: `letter letter-${letter.state.toLowerCase()}` },
    h(
      "p",
      { class: "word" },
      h("b", { text: letter.step }),
      letter.state !== "OPEN" && h("span", { class: "fate" }, `${STATES[letter.state]} `, when(letter.resolvedAt)),
      letter.retries > 0 && h("span", { class: "fate", text: `failed again after ${counted(letter.retries, "retry", "retries")}` }),
      when(letter.at),
    ),
    h(
      "p",
      { class: "cause", title: `${letter.cause}: ${letter.message}` },
      h("code", { text: shortName(letter.cause) }),
      letter.message && `: ${letter.message}`,
    ),
    letter.url &&
      h("p", { class: "url" }, h("a", { href: toHash(placeWith({ why: letter.url })), dir: "auto", text: letter.url })),
    h("p", {
      class: "quiet",
      title: exact(letter.at),
      text: [
        topic ? `from ${topic}, partition ${partition}, offset ${count(offset)}` : "does not say where it comes from",
        omittedBytes > 0 && `too large for a letter: ${count(omittedBytes)} bytes`,
      ]
        .filter(Boolean)
        .join(" · "),
    }),
    letter.state === "OPEN" && h("p", {}, h("code", { class: "command", text: `${COMMAND} retry ${letter.id}` })),
  );
}

const shortName = (type) => type.slice(type.lastIndexOf(".") + 1) || "unknown cause";
