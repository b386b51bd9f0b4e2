/** The chosen filters above the list, each with a button that removes it. */
import { byId, fill, h } from "./dom.js";
import { languageName } from "./format.js";
import { navigate, place } from "./place.js";
import { label } from "./topics.js";

export function showChosen() {
  const { topic, language, publisher, q } = place();
  const chosen = [
    topic && ["topic", label(topic)],
    language && ["language", languageName(language)],
    publisher && ["publisher", publisher],
    q && ["q", `“${q}”`],
  ].filter(Boolean);
  fill(byId("chosen"), chosen.map(removable));
  byId("list-title").textContent = chosen.length > 0 ? "Matching" : "Latest";
  byId("filter-button").lastElementChild.textContent = chosen.length > 0 ? `Filters (${chosen.length})` : "Filters";
}

function removable([kind, name]) {
  return h(
    "button",
    { type: "button", "aria-label": `Remove the filter ${name}`, on: { click: () => navigate({ [kind]: null }) } },
    h("span", { text: name }),
    h("span", { "aria-hidden": "true", text: "×" }),
  );
}
