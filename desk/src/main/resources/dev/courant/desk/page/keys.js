/** The keyboard: j and k to move, Enter to open, Esc to close, / to search, and a few more. */
import { byId } from "./dom.js";
import { closePane, navigate, place } from "./place.js";

/** @param {object} desk the list, the pane and the arrivals */
export function startKeys({ list, pane, arrivals }) {
  const help = byId("help");
  const search = byId("search");

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    n: () => arrivals.showQueued(),
    t: () => pane.open()?.nextTag(),
    e: () => pane.open()?.advance(),
    o: () => pane.open() && document.querySelector("#pane .outward")?.click(),
    "/": () => search.focus(),
    "?": () => help.showModal(),
    Escape: close,
  };

  function move(step) {
    const at = place().article ?? list.focused();
    const id = list.neighbour(at, step);
    if (id === null) return;
    if (place().article !== null) navigate({ article: id }, { replace: true });
    else list.focus(id);
  }

  function close() {
    const { article } = place();
    closePane();
    if (article !== null) list.focus(article);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input, textarea, select")) return leave(event);
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  /** In an input field, Esc leaves the field and every other key is text. */
  function leave(event) {
    if (event.key === "Escape") event.target.blur();
  }

  byId("help-button").addEventListener("click", () => help.showModal());
  byId("close").addEventListener("click", close);
}
