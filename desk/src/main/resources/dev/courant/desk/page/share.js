/**
 * One live stream for all tabs. A browser opens only six HTTP/1.1 connections to a host, so a seventh tab with a
 * stream of its own would wait forever. One tab holds a lock, follows the stream and relays its events to the
 * others; when it is closed, another tab gets the lock.
 */
import { follow } from "./stream.js";

const NAME = "courant-stream";
const TYPES = ["stats", "article", "state"];

/** As {@link follow}. Browsers grant locks to secure origins and localhost only; elsewhere each tab has its own stream. */
export function followShared(on) {
  if (!navigator.locks || !globalThis.BroadcastChannel) return follow(on);
  const channel = new BroadcastChannel(NAME);
  let live = null;

  const relay = Object.fromEntries(TYPES.map((type) => [type, (...facts) => broadcast(type, facts)]));
  channel.onmessage = ({ data }) => (data.type === "ask" ? sendState() : on[data.type](...data.facts));
  navigator.locks.request(NAME, () => {
    follow(relay);
    return new Promise(() => {});
  });
  channel.postMessage({ type: "ask" });

  function broadcast(type, facts) {
    if (type === "state") [live] = facts;
    on[type](...facts);
    channel.postMessage({ type, facts });
  }

  /** Tells a tab that was opened later whether the stream is up, which only the following tab knows. */
  function sendState() {
    if (live !== null) channel.postMessage({ type: "state", facts: [live] });
  }
}
