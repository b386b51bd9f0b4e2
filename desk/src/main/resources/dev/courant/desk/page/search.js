/** The search field: searches free text while it is typed; for a URL, it asks why that article is missing. */
import { byId } from "./dom.js";
import { navigate, place, onPlaceChange } from "./place.js";

const TYPING_MILLIS = 250;

export function startSearch() {
  const input = byId("search");
  const hint = byId("search-hint");
  let timer = 0;

  const isAddress = () => /^https?:\/\/\S+$/i.test(input.value.trim());
  const search = () => navigate({ q: input.value.trim() || null }, { replace: true });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    hint.hidden = !isAddress();
    if (!isAddress()) timer = setTimeout(search, TYPING_MILLIS);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (isAddress()) askWhy();
    else search();
  });

  function askWhy() {
    const url = input.value.trim();
    input.value = place().q ?? "";
    hint.hidden = true;
    navigate({ why: url });
  }

  const showQuery = () => {
    if (document.activeElement !== input) input.value = place().q ?? "";
  };
  showQuery();
  onPlaceChange(showQuery);
}
