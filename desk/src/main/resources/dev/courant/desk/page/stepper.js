/** A bar at the foot of a narrow pane that steps through the passages, because their list is not visible there. */
import { fill, h } from "./dom.js";

/** @param {{previous: () => void, next: () => void, close: () => void}} moves */
export function stepper(moves) {
  const words = h("p", { "aria-live": "polite" });
  const button = (label, sign, act) =>
    h("button", { type: "button", "aria-label": label, on: { click: act }, text: sign });
  const bar = h(
    "div",
    { class: "stepper", role: "group", "aria-label": "Passages", hidden: true },
    words,
    button("Previous passage", "↑", moves.previous),
    button("Next passage", "↓", moves.next),
    button("Done", "×", moves.close),
  );

  /** @param {string} name the chosen tag or entity @param {string} of the number of the passage @param {?string} detail */
  function show(name, of, detail) {
    fill(words, h("strong", { text: name }), ` ${of}`, detail && h("span", { class: "quiet", text: detail }));
    bar.hidden = false;
  }

  return { bar, show, hide: () => (bar.hidden = true) };
}
