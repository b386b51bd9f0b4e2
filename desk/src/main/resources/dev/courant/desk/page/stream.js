/** The live stream, kept alive: it comes back by itself when the server, the network or a sleeping laptop was away. */
import { stats } from "./api.js";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const SILENCE_MILLIS = 45_000;

/**
 * @param {object} on
 * @param {(stats: object) => void} on.stats
 * @param {(article: object) => void} on.article
 * @param {(live: boolean) => void} on.state called when the stream is up, after which articles may have been missed,
 *     and when it is down
 */
export function follow(on) {
  let source = null;
  let pause = FIRST_PAUSE;
  let timer = 0;
  let heardAt = Date.now();

  function connect() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource("/api/v1/stream");
    source.onopen = up;
    source.onerror = down;
    listen("stats", on.stats);
    listen("article", on.article);
  }

  function listen(type, deliver) {
    source.addEventListener(type, (event) => {
      heardAt = Date.now();
      deliver(JSON.parse(event.data));
    });
  }

  function up() {
    heardAt = Date.now();
    pause = FIRST_PAUSE;
    on.state(true);
  }

  /** The browser's own reconnecting gives up for good on an HTTP error, as a proxy sends during a restart. */
  function down() {
    source.close();
    on.state(false);
    clearTimeout(timer);
    timer = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  /** Silence may mean that nothing happens, or a connection that died without a word: a request tells which. */
  async function check() {
    if (source.readyState !== EventSource.OPEN || Date.now() - heardAt < SILENCE_MILLIS) return;
    heardAt = Date.now();
    await stats().then(on.stats, down);
  }

  setInterval(check, SILENCE_MILLIS / 3);
  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source.readyState === EventSource.CLOSED) connect();
  });
  connect();
}
