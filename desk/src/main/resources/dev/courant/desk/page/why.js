/** "Why is this article missing?": the outcomes of all links with a given URL. */
import * as api from "./api.js";
import { fill, h, externalLink } from "./dom.js";
import { counted, exact, now, when } from "./format.js";
import { placeWith, navigate, toHash } from "./place.js";
import { story, verdict } from "./reasons.js";

/** The form of the question, filled with `url`. */
export function whyForm(url, label = "Why is this article missing?") {
  const input = h("input", {
    id: "why-url",
    type: "text",
    inputmode: "url",
    name: "url",
    value: url,
    placeholder: "https://…",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 2_000,
  });
  const ask = (event) => {
    event.preventDefault();
    const asked = addressOf(input.value);
    input.setCustomValidity(asked ? "" : "Give the article’s whole address");
    if (asked) navigate({ why: asked });
    else input.reportValidity();
  };
  input.addEventListener("input", () => input.setCustomValidity(""));
  return h(
    "form",
    { class: "why-form", novalidate: true, on: { submit: ask } },
    h("label", { for: "why-url", text: label }),
    h("div", {}, input, h("button", { type: "submit", text: "Find out" })),
  );
}

/** The typed text as an absolute URL; null when it cannot be one. */
export function addressOf(typed) {
  const text = typed.trim();
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(full) && new URL(full).hostname.includes(".") ? full : null;
}

/** Shows the answer in the pane. */
export async function openWhy(container, url, signal) {
  const answer = h("div", { class: "answer", "aria-live": "polite" });
  fill(
    container,
    h(
      "div",
      { class: "why" },
      h("h2", { tabindex: -1, text: "Why is this article missing?" }),
      whyForm(url, "The article’s address"),
      answer,
    ),
  );
  if (!url)
    return fill(
      answer,
      h("p", {
        class: "quiet",
        text: "Give an article’s address: the ledger has the outcome of every link that a feed carried.",
      }),
    );
  fill(answer, h("p", { class: "quiet", text: "Looking it up…" }));
  try {
    const { links } = await api.linksOf(url, signal);
    fill(answer, ...(links.length > 0 ? found(url, links) : unknown()));
  } catch (error) {
    if (!api.isAborted(error)) fill(answer, h("p", { class: "warning", text: error.message }));
  }
}

function found(url, links) {
  return [
    h(
      "p",
      { class: "lead" },
      externalLink(url, { text: url }),
      links.length === 1
        ? " was carried by one feed entry."
        : ` was carried by ${counted(links.length, "feed entry", "feed entries")}.`,
    ),
    h("ol", { class: "links" }, links.map(item)),
  ];
}

function item(link) {
  const { word, tone } = verdict(link);
  const kept = tone === "stored" || tone === "duplicate";
  return h(
    "li",
    { class: `link link-${tone}` },
    h("p", { class: "word", text: word }),
    link.title && h("h3", { dir: "auto", text: link.title }),
    h(
      "p",
      {},
      "Discovered in ",
      h("b", { text: link.feedTitle ?? "a feed without a title" }),
      " ",
      when(link.discoveredAt),
      `. ${story(link, now())}`,
    ),
    link.outcome?.detail && h("p", {}, h("code", { text: link.outcome.detail })),
    kept && h("p", {}, h("a", { href: toHash(placeWith({ article: link.articleId })), text: "Open the article" })),
    h("p", {
      class: "quiet",
      text: [`link ${link.linkId}`, link.outcome && `ended ${exact(link.outcome.endedAt)}`].filter(Boolean).join(" · "),
    }),
  );
}

function unknown() {
  return [
    h(
      "p",
      { class: "lead" },
      h("strong", { text: "No feed has carried this address." }),
      " So it was never discovered: nothing was fetched, and nothing was dropped.",
    ),
    h(
      "ul",
      { class: "hints" },
      h("li", {}, "It may be in the list under another address: the one that the feed gave counts, before redirects."),
      h(
        "li",
        {},
        "Its feed may be failing, or not be followed: see the ",
        h("a", { href: toHash(placeWith({ ledger: "" })), text: "feeds in the ledger" }),
        ".",
      ),
    ),
  ];
}
