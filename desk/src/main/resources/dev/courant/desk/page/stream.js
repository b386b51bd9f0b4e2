/** The live stream. It reconnects after failures of server or network, and after the computer was suspended. */
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
  let lastEventAt = Date.now();

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
      lastEventAt = Date.now();
      deliver(JSON.parse(event.data));
    });
  }

  function up() {
    lastEventAt = Date.now();
    pause = FIRST_PAUSE;
    on.state(true);
  }

  /** Reconnects here: a browser stops reconnecting after an HTTP error, such as a proxy sends during a restart. */
  function down() {
    source.close();
    on.state(false);
    clearTimeout(timer);
    timer = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  /** A silent stream may have no events, or a dead connection: a request finds out. */
  async function check() {
    if (source.readyState !== EventSource.OPEN || Date.now() - lastEventAt < SILENCE_MILLIS) return;
    lastEventAt = Date.now();
    await stats().then(on.stats, down);
  }

  setInterval(check, SILENCE_MILLIS / 3);
  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source.readyState === EventSource.CLOSED) connect();
  });
  connect();
}
