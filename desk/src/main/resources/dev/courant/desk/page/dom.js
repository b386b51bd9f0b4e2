/** Builds the page's elements. Data becomes text nodes and attribute values only, never markup. */

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `text`, `data` (a map of data attributes), `on` (a map of listeners),
 *     or any attribute; null, undefined and false leave an attribute out, true sets it empty
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "class") element.className = value;
  else if (name === "text") element.textContent = value;
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "on")
    for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  else element.setAttribute(name, value === true ? "" : String(value));
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** Replaces an element's children; null and false are left out. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** The element with this id; it must be there. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No element #${id}`);
  return element;
}

/** A link to another site, or plain text if the URL is not http or https: feeds may contain `javascript:` URLs. */
export function externalLink(url, props, ...children) {
  if (!/^https?:\/\//i.test(url ?? "")) return h("span", props, ...children);
  return h("a", { ...props, href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** The attributes of text by a publisher: its language, and a direction that depends on its first letters. */
export function textAttributes(language) {
  return { lang: !language || language === "und" ? "" : language, dir: "auto" };
}

export const prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
