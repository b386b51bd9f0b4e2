/** The search field: free text as it is typed; an address is a question instead. */
import { byId } from "./dom.js";
import { go, place, watch } from "./place.js";

const TYPING_MILLIS = 250;

export function startSearch() {
  const input = byId("search");
  const hint = byId("search-hint");
  let timer = 0;

  const isAddress = () => /^https?:\/\/\S+$/i.test(input.value.trim());
  const search = () => go({ q: input.value.trim() || null }, { replace: true });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    hint.hidden = !isAddress();
    if (!isAddress()) timer = setTimeout(search, TYPING_MILLIS);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (isAddress()) ask();
    else search();
  });

  function ask() {
    const url = input.value.trim();
    input.value = place().q ?? "";
    hint.hidden = true;
    go({ why: url });
  }

  const adopt = () => {
    if (document.activeElement !== input) input.value = place().q ?? "";
  };
  adopt();
  watch(adopt);
}
