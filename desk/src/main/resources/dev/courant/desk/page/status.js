/** The status of the page: the lamp of the live stream, the window's title, announcements for screen readers. */
import { byId } from "./dom.js";
import { count } from "./format.js";

const ANNOUNCEMENT_GAP_MILLIS = 8_000;

let lastAnnouncedAt = -Infinity;
let queued = 0;
let heading = "";

/** Announces a text to screen readers, unless another one was announced shortly before. */
export function announce(text) {
  if (performance.now() - lastAnnouncedAt < ANNOUNCEMENT_GAP_MILLIS) return;
  lastAnnouncedAt = performance.now();
  byId("speech").textContent = text;
}

/** Shows whether the stream is up. */
export function setLive(live) {
  const lamp = byId("lamp");
  if (lamp.dataset.live === String(live)) return;
  const changed = "live" in lamp.dataset;
  lamp.dataset.live = String(live);
  lamp.lastElementChild.textContent = live ? "Live" : "Reconnecting…";
  lamp.title = live
    ? "Articles appear as they are stored"
    : "The server does not answer; what you see is the last known state";
  if (changed) announce(live ? "Connected again." : "The connection is lost. Reconnecting.");
}

export function setQueuedCount(n) {
  queued = n;
  updateTitle();
}

/** Names what is open in the window's title. */
export function setHeading(text) {
  heading = text;
  updateTitle();
}

function updateTitle() {
  const title = `${queued > 0 ? `(${count(queued)}) ` : ""}${heading ? `${heading} – ` : ""}Courant`;
  if (document.title !== title) document.title = title;
}
