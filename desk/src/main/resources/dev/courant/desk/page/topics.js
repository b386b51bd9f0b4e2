/** The taxonomy as the page shows it: topics in families, each family with one quiet colour. */
import * as api from "./api.js";
import { h } from "./dom.js";

/** Families in reading order. A topic that is in none is listed under "Other". */
const FAMILIES = [
  ["states", "Between states", "sovereignty diplomacy sanctions trade border-security"],
  [
    "force",
    "Force",
    "military-action armed-conflict defense-policy nuclear-weapons terrorism intelligence cybersecurity",
  ],
  ["law", "Crime and law", "organized-crime drugs law-enforcement courts gun-policy corruption"],
  ["power", "Politics", "elections legislation protest media-freedom technology-policy"],
  ["people", "People and rights", "migration human-rights humanitarian race-gender-rights religion public-health"],
  ["work", "Economy", "economy energy labor"],
  ["nature", "Nature", "disaster climate-environment"],
  ["culture", "Culture", "sports arts-entertainment"],
];
const OTHER = ["other", "Other", ""];

const familyOf = new Map(FAMILIES.flatMap(([family, , ids]) => ids.split(" ").map((id) => [id, family])));
const known = new Map();

/** Loads labels and notes. Until then, topics are shown by their ids. */
export async function loadTopics() {
  for (const topic of await api.topics()) known.set(topic.topic, topic);
}

export const family = (topic) => familyOf.get(topic) ?? "other";
export const note = (topic) => known.get(topic)?.note ?? null;

/** "Military action" for `military-action`. */
export function label(topic) {
  const spelled = topic.replaceAll("-", " ");
  return known.get(topic)?.label?.en ?? spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** Groups topic ids: `[{family, name, topics}]` in reading order, empty families left out. */
export function byFamily(ids) {
  return [...FAMILIES, OTHER]
    .map(([key, name, order]) => ({
      family: key,
      name,
      topics: inOrder(
        ids.filter((id) => family(id) === key),
        order,
      ),
    }))
    .filter((group) => group.topics.length > 0);
}

function inOrder(ids, order) {
  const places = order.split(" ");
  return ids.sort((a, b) => places.indexOf(a) - places.indexOf(b) || a.localeCompare(b));
}

/** A tag as a chip that filters the list by its topic. */
export function chip(tag, href) {
  const kind = `chip family-${family(tag.topic)}${tag.central ? " central" : ""}`;
  const title = `${tag.label}: ${percent(tag.score)}${tag.central ? ", the main matter" : ""}`;
  return h("a", { class: kind, href, title, tabindex: -1, text: tag.label, data: { topic: tag.topic } });
}

export const percent = (score) => `${Math.round(score * 100)} %`;
