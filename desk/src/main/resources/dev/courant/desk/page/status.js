/** What the page says of itself: the live lamp, the title, and words for screen readers. */
import { byId } from "./dom.js";
import { count } from "./format.js";

const SPEECH_PAUSE_MILLIS = 8_000;

let spokenAt = -Infinity;
let waiting = 0;
let heading = "";

/** Speaks politely, and not more often than one can listen. */
export function say(text) {
  if (performance.now() - spokenAt < SPEECH_PAUSE_MILLIS) return;
  spokenAt = performance.now();
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
  if (changed) say(live ? "Connected again." : "The connection is lost. Reconnecting.");
}

export function setWaiting(n) {
  waiting = n;
  retitle();
}

/** Names what is open in the window's title. */
export function setHeading(text) {
  heading = text;
  retitle();
}

function retitle() {
  const title = `${waiting > 0 ? `(${count(waiting)}) ` : ""}${heading ? `${heading} – ` : ""}Courant`;
  if (document.title !== title) document.title = title;
}
