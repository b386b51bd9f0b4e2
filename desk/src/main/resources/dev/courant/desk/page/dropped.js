/** The links dropped last, with the reason of each. */
import { fill, h } from "./dom.js";
import { hostOf, when } from "./format.js";
import { placeWith, toHash } from "./place.js";
import { reasonName, reasonSentence } from "./reasons.js";

/** @param {object[]} links as the API gives them */
export function showDropped(container, links) {
  fill(
    container,
    h("h3", { id: "dropped-title", text: "Dropped last" }),
    links.length === 0 ? h("p", { class: "quiet", text: "Nothing was dropped." }) : h("ol", {}, links.map(item)),
  );
}

function item(link) {
  const { reason, detail, endedAt } = link.outcome;
  return h(
    "li",
    {},
    h("a", { href: toHash(placeWith({ why: link.url })), title: link.url, dir: "auto", text: link.title ?? link.url }),
    h(
      "p",
      {},
      h("span", { class: "publisher", text: hostOf(link.url) }),
      h("span", {
        title: reasonSentence(reason),
        text: detail ? `${reasonName(reason)}: ${detail}` : reasonName(reason),
      }),
      when(endedAt),
    ),
  );
}
