/** A bar at the foot of a narrow pane that walks through what is chosen, where the list of passages is out of sight. */
import { fill, h } from "./dom.js";

/** @param {{back: () => void, on: () => void, close: () => void}} moves */
export function stepper(moves) {
  const words = h("p", { "aria-live": "polite" });
  const button = (label, sign, act) =>
    h("button", { type: "button", "aria-label": label, on: { click: act }, text: sign });
  const bar = h(
    "div",
    { class: "stepper", role: "group", "aria-label": "Passages", hidden: true },
    words,
    button("Previous passage", "↑", moves.back),
    button("Next passage", "↓", moves.on),
    button("Done", "×", moves.close),
  );

  /** @param {string} name what is chosen @param {string} of the place in its passages @param {?string} detail */
  function show(name, of, detail) {
    fill(words, h("strong", { text: name }), ` ${of}`, detail && h("span", { class: "quiet", text: detail }));
    bar.hidden = false;
  }

  return { bar, show, hide: () => (bar.hidden = true) };
}
