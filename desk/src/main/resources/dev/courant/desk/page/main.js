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
import { after, filters, place, watch, write } from "./place.js";
import { startSearch } from "./search.js";
import { followTogether } from "./share.js";
import { setLive } from "./status.js";
import { loadTopics } from "./topics.js";

const TICK_MILLIS = 5_000;
const TOPICS_AGAIN_MILLIS = 10_000;

const list = createList(() => arrivals.forget(false));
const arrivals = createArrivals(list);
const pane = createPane();
let stats = null;

function takeStats(newest) {
  stats = newest;
  showEquation(newest);
  showFilters(newest);
  pane.take(newest);
}

function takeArticle(article) {
  arrivals.receive(article);
  pane.changed(article);
}

/** Whenever the stream comes up, something may have been stored since the list was loaded. */
function takeState(live) {
  setLive(live);
  if (!live) return;
  if (list.failed()) list.load();
  else arrivals.catchUp();
}

/** Labels may come late; nothing waits for them. */
async function topics() {
  try {
    await loadTopics();
    showChosen();
    if (stats) showFilters(stats);
  } catch {
    setTimeout(topics, TOPICS_AGAIN_MILLIS);
  }
}

/** The links of the masthead keep the filters. */
function aimLinks() {
  for (const link of document.querySelectorAll("a[data-opens]")) link.href = write(after({ [link.dataset.opens]: "" }));
}

function arrive(now, before) {
  showChosen();
  aimLinks();
  if (stats) showFilters(stats);
  if (JSON.stringify(filters(now)) !== JSON.stringify(filters(before))) {
    arrivals.forget(true);
    list.load();
  }
  list.mark(now.article);
  arrivals.settle();
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
  watch(() => toggle(false));
}

watch(arrive);
startSearch();
startKeys({ list, pane, arrivals });
startMenu();
byId("skip").addEventListener("click", () => list.scroller.focus());
setInterval(tick, TICK_MILLIS);
showChosen();
aimLinks();
topics();
pane.show(false);
list.load().then(() => list.mark(place().article));
api.stats().then(takeStats, () => setLive(false));
followTogether({ stats: takeStats, article: takeArticle, state: takeState });
