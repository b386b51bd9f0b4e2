/** The filters: topics with their counts in families, languages, publishers. */
import { byId, fill, h } from "./dom.js";
import { count, languageName } from "./format.js";
import { placeWith, place, toHash } from "./place.js";
import { byFamily, label, note } from "./topics.js";

const FEW_PUBLISHERS = 12;

let allPublishers = false;
let shown = "";
let shownPlace = "";

/**
 * Shows the filters with the counts of `stats`; a chosen option stays even when its count is zero. While only counts
 * change, or the pointer is over the filters, only the counts are updated: an option must not move or vanish under a
 * click.
 */
export function showFilters(stats) {
  const box = byId("filter-groups");
  const groups = [topicGroup(stats.topics), languageGroup(stats.languages), publisherGroup(stats.publishers)].filter(
    Boolean,
  );
  const at = toHash(place()) + allPublishers;
  const structure = JSON.stringify(groups, (key, value) => (key === "n" ? undefined : value));
  if (at !== shownPlace || (structure !== shown && !box.matches(":hover"))) rebuild(box, groups, stats);
  else recount(box, groups);
  if (!box.matches(":hover") || at !== shownPlace) shown = structure;
  shownPlace = at;
}

function topicGroup(counts) {
  const families = byFamily(idsOf(counts, place().topic)).map(({ family, name, topics }) => ({
    family,
    name,
    options: topics.map((id) => ({ kind: "topic", id, name: label(id), title: note(id), n: counts[id] })),
  }));
  return { name: "Topics", families };
}

function languageGroup(counts) {
  const options = byCount(counts, place().language).map((id) => ({
    kind: "language",
    id,
    name: languageName(id),
    n: counts[id],
  }));
  return options.length > 1 || place().language ? { name: "Languages", families: [{ options }] } : null;
}

function publisherGroup(counts) {
  const options = byCount(counts, place().publisher).map((id) => ({
    kind: "publisher",
    id,
    name: id,
    title: id,
    n: counts[id],
  }));
  const chosen = options.filter(({ id }, index) => index >= FEW_PUBLISHERS && id === place().publisher);
  const few = allPublishers ? options : [...options.slice(0, FEW_PUBLISHERS), ...chosen];
  return { name: "Publishers", families: [{ options: few }], all: options.length };
}

function idsOf(counts, chosen) {
  const ids = Object.keys(counts).filter((id) => counts[id] > 0);
  return chosen && !ids.includes(chosen) ? [...ids, chosen] : ids;
}

const byCount = (counts, chosen) =>
  idsOf(counts, chosen).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a.localeCompare(b));

function rebuild(box, groups, stats) {
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  fill(
    box,
    groups.map((group) => section(group, stats)),
  );
  if (focused) byKey(box).get(focused)?.focus();
}

function recount(box, groups) {
  const links = byKey(box);
  for (const { kind, id, n } of groups.flatMap(({ families }) => families.flatMap(({ options }) => options))) {
    const place = links.get(`${kind}:${id}`)?.lastElementChild;
    if (place) place.textContent = count(n ?? 0);
  }
}

const byKey = (box) =>
  new Map([...box.querySelectorAll("[data-key]")].map((element) => [element.dataset.key, element]));

function section({ name, families, all }, stats) {
  return h(
    "section",
    { "aria-label": name },
    h("h2", { text: name }),
    families.length === 0 && h("p", { class: "quiet", text: "None yet." }),
    families.map(({ family, name, options }) =>
      h(
        "div",
        { class: family ? `family family-${family}` : null },
        name && h("h3", { text: name }),
        h("ul", {}, options.map(option)),
      ),
    ),
    all > FEW_PUBLISHERS && moreButton(all, stats),
  );
}

function moreButton(all, stats) {
  const toggle = () => {
    allPublishers = !allPublishers;
    showFilters(stats);
  };
  const text = allPublishers ? "Fewer" : `All ${count(all)}`;
  return h("button", { type: "button", class: "more", data: { key: "more" }, on: { click: toggle }, text });
}

/** One option. Choosing it again removes the filter. */
function option({ kind, id, name, title, n }) {
  const chosen = place()[kind] === id;
  const href = toHash(placeWith({ [kind]: chosen ? null : id }));
  const props = { href, title, "aria-current": chosen ? "true" : null, data: { key: `${kind}:${id}` } };
  return h(
    "li",
    {},
    h("a", props, h("span", { class: "name", text: name }), h("span", { class: "count", text: count(n ?? 0) })),
  );
}
