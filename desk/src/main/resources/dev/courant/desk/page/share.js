/**
 * One live stream for all tabs. A browser opens only six HTTP/1.1 connections to a host, so a seventh tab with a
 * stream of its own would wait for ever. One tab holds a lock, follows the stream and tells the others; when it is
 * closed, the lock passes on.
 */
import { follow } from "./stream.js";

const NAME = "courant-stream";
const TYPES = ["stats", "article", "state"];

/** As {@link follow}. Browsers grant locks to secure origins and to localhost only; elsewhere each tab has its stream. */
export function followTogether(on) {
  if (!navigator.locks || !globalThis.BroadcastChannel) return follow(on);
  const channel = new BroadcastChannel(NAME);
  let live = null;

  const relay = Object.fromEntries(TYPES.map((type) => [type, (...facts) => pass(type, facts)]));
  channel.onmessage = ({ data }) => (data.type === "ask" ? answer() : on[data.type](...data.facts));
  navigator.locks.request(NAME, () => {
    follow(relay);
    return new Promise(() => {});
  });
  channel.postMessage({ type: "ask" });

  function pass(type, facts) {
    if (type === "state") [live] = facts;
    on[type](...facts);
    channel.postMessage({ type, facts });
  }

  /** A tab that was opened later learns whether the stream is up; only the one that follows knows. */
  function answer() {
    if (live !== null) channel.postMessage({ type: "state", facts: [live] });
  }
}
