/** The newsdesk: wires the parts together and starts them. */
import * as api from "./api.js";
import { createArrivals } from "./arrivals.js";
import { byId } from "./dom.js";
import { showEquation } from "./equation.js";
import { showChosen } from "./chosen.js";
import { showFilters } from "./filters.js";
import { tick } from "./format.js";
import { startKeys } from "./keys.js";
import { createList } from "./list.js";
import { createPane } from "./pane.js";
import { placeWith, filters, place, onPlaceChange, toHash } from "./place.js";
import { startSearch } from "./search.js";
import { followShared } from "./share.js";
import { setLive } from "./status.js";
import { loadTopics } from "./topics.js";

const TICK_MILLIS = 5_000;
const TOPICS_RETRY_MILLIS = 10_000;

const list = createList(() => arrivals.discard(false));
const arrivals = createArrivals(list);
const pane = createPane();
let stats = null;

function showStats(newest) {
  stats = newest;
  showEquation(newest);
  showFilters(newest);
  pane.showStats(newest);
}

function receiveArticle(article) {
  arrivals.receive(article);
  pane.offerRevision(article);
}

/** When the stream connects, articles may have been stored since the list was loaded. */
function updateState(live) {
  setLive(live);
  if (!live) return;
  if (list.failed()) list.load();
  else arrivals.catchUp();
}

/** Loads the labels of topics, which the page shows as soon as they are there. */
async function topics() {
  try {
    await loadTopics();
    showChosen();
    if (stats) showFilters(stats);
  } catch {
    setTimeout(topics, TOPICS_RETRY_MILLIS);
  }
}

/** Makes the links of the masthead keep the filters. */
function updateLinks() {
  for (const link of document.querySelectorAll("a[data-opens]")) link.href = toHash(placeWith({ [link.dataset.opens]: "" }));
}

function showPlace(now, before) {
  showChosen();
  updateLinks();
  if (stats) showFilters(stats);
  if (JSON.stringify(filters(now)) !== JSON.stringify(filters(before))) {
    arrivals.discard(true);
    list.load();
  }
  list.mark(now.article);
  arrivals.refresh();
}

function startMenu() {
  const button = byId("filter-button");
  const toggle = (open) => {
    document.body.classList.toggle("filtering", open);
    button.setAttribute("aria-expanded", String(open));
  };
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => toggle(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    toggle(false);
    button.focus();
  });
  onPlaceChange(() => toggle(false));
}

onPlaceChange(showPlace);
startSearch();
startKeys({ list, pane, arrivals });
startMenu();
byId("skip").addEventListener("click", () => list.scroller.focus());
setInterval(tick, TICK_MILLIS);
showChosen();
updateLinks();
topics();
pane.show(false);
list.load().then(() => list.mark(place().article));
api.stats().then(showStats, () => setLive(false));
followShared({ stats: showStats, article: receiveArticle, state: updateState });
