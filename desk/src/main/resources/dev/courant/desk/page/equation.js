/** The equation that must hold at every moment: discovered = stored + duplicate + dropped + pending. */
import { byId, fill, h } from "./dom.js";
import { count, counted, duration } from "./format.js";
import { placeWith, toHash } from "./place.js";

const TERMS = ["stored", "duplicate", "dropped", "pending"];

/** Discovered links that no term accounts for; negative when the terms count more than was discovered. */
export const unaccounted = (stats) => stats.discovered - TERMS.reduce((sum, term) => sum + stats[term], 0);

/** Whether the terms add up, according to the server and to our own sum. */
export const addsUp = (stats) => stats.holds === true && unaccounted(stats) === 0;

/** Shows the numbers below the masthead, with a warning when they do not add up. */
export function showEquation(stats) {
  const strip = byId("equation");
  const holds = addsUp(stats);
  strip.classList.toggle("broken", !holds);
  for (const name of ["discovered", ...TERMS])
    strip.querySelector(`[data-term=${name}]`).textContent = count(stats[name]);
  const check = byId("check");
  check.textContent = holds ? "✓ adds up" : problemText(stats);
  check.title = holds ? "Every discovered link is accounted for" : "";
  fill(byId("speed"), speed(stats.latency), deadLetters(stats.deadLetters));
  announce(stats, holds);
}

/** What is wrong, in words. */
export function problemText(stats) {
  const missing = unaccounted(stats);
  if (missing > 0) return `Does not add up: ${counted(missing, "link")} unaccounted for`;
  if (missing < 0) return `Does not add up: ${counted(-missing, "link")} counted twice`;
  return "Does not add up, the server says";
}

function speed(latency) {
  if (!latency?.samples) return null;
  const title = `From discovery to storage, measured on ${counted(latency.samples, "article")}`;
  return h(
    "span",
    { title },
    "half stored within ",
    h("b", { text: duration(latency.p50Millis) }),
    ", 95 % within ",
    h("b", { text: duration(latency.p95Millis) }),
  );
}

const deadLetters = (n) =>
  n > 0 &&
  h("a", {
    class: "warning",
    href: toHash(placeWith({ letters: "" })),
    title: "Records that broke a step; they wait and can be retried",
    text: counted(n, "dead letter"),
  });

/** Screen readers speak the alert once, when the state changes. */
function announce(stats, holds) {
  const alarm = byId("alarm");
  const text = holds ? "" : problemText(stats);
  if (alarm.textContent !== text) alarm.textContent = text;
}
