/** The tags and entities of an open article: choosing one highlights its passages in the text. */
import { prefersReducedMotion, fill, h } from "./dom.js";
import { counted, shorten } from "./format.js";
import { stepper } from "./stepper.js";
import { family, note, percent } from "./topics.js";

const QUOTE_LENGTH = 180;

/**
 * @param {object} article as the API gives it
 * @param {(thing: object) => HTMLElement[]} partsOf returns the elements that show a passage or a mention
 * @param {?string} topic the topic to highlight at first, without scrolling to it
 */
export function evidencePanel(article, partsOf, topic) {
  const panel = h("div", { class: "passages" });
  const steps = stepper({ previous: () => advance(-1), next: () => advance(), close: () => choose(null) });
  const choices = [...article.tags.map(tagChoice), ...article.entities.map(entityChoice)];
  let chosen = null;
  let step = -1;
  let highlighted = [];

  for (const choice of choices)
    choice.button.addEventListener("click", () => choose(chosen === choice ? null : choice));

  function choose(choice, scroll = true) {
    for (const part of highlighted) removeHighlight(part);
    chosen?.button.setAttribute("aria-pressed", "false");
    chosen = choice;
    step = -1;
    highlighted = [];
    fill(panel);
    if (!choice) return steps.hide();
    choice.button.setAttribute("aria-pressed", "true");
    choice.passages.forEach((passage, index) => highlighted.push(...highlight(partsOf(passage), passage, index + 1, choice.kind)));
    if (choice.kind === "topic") fill(panel, ...passageList(choice));
    if (scroll) advance();
    else report();
  }

  function passageList({ tag, passages }) {
    const items = passages.map((passage, index) => passageItem(passage, index, () => goTo(index)));
    return [
      h(
        "p",
        { class: "panel-lead" },
        h("strong", { text: tag.label }),
        ` is based on ${counted(passages.length, "passage")}, strongest first.`,
      ),
      h("ol", {}, items),
      note(tag.topic) &&
        h("details", { class: "scope" }, h("summary", { text: "When it applies" }), h("p", { text: note(tag.topic) })),
    ];
  }

  function goTo(index) {
    step = index;
    report();
    const passage = chosen.passages[index];
    const [first] = partsOf(passage);
    if (!first) return;
    first.scrollIntoView({ block: "center", behavior: prefersReducedMotion() ? "auto" : "smooth" });
    for (const part of partsOf(passage)) flash(part);
  }

  /** Moves to another passage of the chosen tag or entity, in the order of the list; the first follows the last. */
  function advance(by = 1) {
    const n = chosen?.passages.length ?? 0;
    if (n > 0) goTo((Math.max(step, by < 0 ? 0 : -1) + by + n) % n);
  }

  function report() {
    const n = chosen.passages.length;
    const passage = chosen.passages[step];
    const name = chosen.tag?.label ?? chosen.entity.name;
    steps.show(
      name,
      step < 0 ? counted(n, "passage") : `${step + 1} of ${n}`,
      passage?.rule && `${passage.rule} ${signed(passage.weight)}`,
    );
  }

  function nextTag() {
    const tags = choices.filter((choice) => choice.kind === "topic");
    if (tags.length) choose(tags[(tags.indexOf(chosen) + 1) % tags.length]);
  }

  const first = choices.find((choice) => choice.kind === "topic" && choice.tag.topic === topic);
  return {
    tags: choices.filter((choice) => choice.kind === "topic").map((choice) => choice.button),
    entities: choices.filter((choice) => choice.kind === "entity").map((choice) => choice.button),
    panel,
    stepper: steps.bar,
    advance,
    nextTag,
    start: () => first && choose(first, false),
  };
}

function tagChoice(tag) {
  const button = h(
    "button",
    {
      type: "button",
      class: `chip family-${family(tag.topic)}${tag.central ? " central" : ""}`,
      "aria-pressed": "false",
      title: tag.central ? "The main matter of the article" : null,
    },
    h("span", { text: tag.label }),
    h("span", { class: "score", text: percent(tag.score) }),
  );
  return { kind: "topic", tag, button, passages: tag.evidence };
}

function entityChoice(entity) {
  const title = `${entity.id}, ${percent(entity.confidence)} sure, ${counted(entity.mentions.length, "mention")}`;
  const button = h(
    "button",
    { type: "button", class: "entity", "aria-pressed": "false", title },
    h("span", { text: entity.name }),
    h("span", { class: "score", text: String(entity.mentions.length) }),
  );
  return { kind: "entity", entity, button, passages: entity.mentions };
}

function passageItem(passage, index, goTo) {
  const against = passage.weight < 0;
  return h(
    "li",
    { class: against ? "against" : null },
    h(
      "button",
      { type: "button", on: { click: goTo }, title: "Show it in the text" },
      h("span", { class: "number", text: String(index + 1) }),
      h("q", { dir: "auto", text: shorten(passage.text, QUOTE_LENGTH) }),
      h(
        "span",
        { class: "rule" },
        h("code", { text: passage.rule }),
        h("span", { class: "weight", text: signed(passage.weight) }),
      ),
      passage.field === "title" && h("span", { class: "quiet", text: "in the headline" }),
      against && h("span", { class: "quiet", text: "speaks against the tag" }),
    ),
  );
}

const signed = (weight) => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;

function highlight(parts, passage, number, kind) {
  for (const part of parts) {
    part.classList.add(kind === "topic" ? "on" : "named");
    if (passage.weight < 0) part.classList.add("against");
    if (kind === "topic")
      part.title = [part.title, `${passage.rule} ${signed(passage.weight)}`].filter(Boolean).join("\n");
  }
  if (kind === "topic" && parts[0])
    parts[0].dataset.number = [parts[0].dataset.number, number].filter(Boolean).join("·");
  return parts;
}

function removeHighlight(part) {
  part.classList.remove("on", "named", "against");
  part.removeAttribute("title");
  delete part.dataset.number;
}

function flash(part) {
  if (prefersReducedMotion()) return;
  part.animate([{ outlineColor: "currentColor" }, { outlineColor: "transparent" }], {
    duration: 1_400,
    easing: "ease-in",
  });
}
