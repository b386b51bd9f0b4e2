/** Numbers, times and names as people read them. All pure but `when`, which makes an element that `tick` updates. */
import { h } from "./dom.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const whole = new Intl.NumberFormat("en");
const exactTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });
const clockTime = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfAnyYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const languages = new Intl.DisplayNames("en", { type: "language" });

let skew = 0;

/** Measures how far this clock is from the server's, so that "2 min ago" is right on a machine whose clock is wrong. */
export function updateClockSkew(serverMillis) {
  const difference = serverMillis - Date.now();
  if (Number.isFinite(difference)) skew = Math.abs(difference) > 2 * SECOND ? difference : 0;
}

/** The time by the server's clock, in milliseconds. */
export const now = () => Date.now() + skew;

export const count = (n) => (Number.isFinite(n) ? whole.format(n) : "–");

/** "1 article", "2 articles". */
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export const exact = (time) => exactTime.format(new Date(time));

/** The time of day, with the day unless it is today: "14:06:16", "20 Nov, 14:06:16". */
export function clock(time, at = now()) {
  const then = new Date(time);
  const today = then.toDateString() === new Date(at).toDateString();
  return today ? clockTime.format(then) : `${dayOfYear.format(then)}, ${clockTime.format(then)}`;
}

/** A duration in the one or two units that matter: "840 ms", "2.4 s", "3 min 20 s", "5 h 10 min", "2 days". */
export function duration(millis) {
  const length = Math.abs(millis);
  if (length < SECOND) return `${Math.round(length)} ms`;
  if (length < 10 * SECOND) return `${(Math.floor(length / 100) / 10).toFixed(1)} s`;
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return twoUnits(length, MINUTE, "min", SECOND, "s", 10);
  if (length < 2 * DAY) return twoUnits(length, HOUR, "h", MINUTE, "min", 10);
  return `${count(Math.floor(length / DAY))} days`;
}

/** The smaller unit is left out when the larger one reaches `limit`. */
function twoUnits(length, large, largeName, small, smallName, limit) {
  const more = Math.floor(length / large);
  const less = Math.floor((length % large) / small);
  return less > 0 && more < limit ? `${more} ${largeName} ${less} ${smallName}` : `${more} ${largeName}`;
}

/** "just now", "2 min ago", "in 40 s", "yesterday", "12 Nov", "12 Nov 2024". */
export function relative(time, at = now()) {
  const then = new Date(time).getTime();
  const age = at - then;
  if (Math.abs(age) < 5 * SECOND) return "just now";
  if (age < 0) return `in ${approximate(-age)}`;
  if (age < DAY) return `${approximate(age)} ago`;
  if (age < 2 * DAY) return "yesterday";
  const sameYear = new Date(then).getFullYear() === new Date(at).getFullYear();
  return (sameYear ? dayOfYear : dayOfAnyYear).format(then);
}

function approximate(length) {
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)} h`;
  return `${Math.floor(length / DAY)} days`;
}

/** A `<time>` that says how long ago, with the exact time as its title. */
export function when(time, props = {}) {
  return h("time", { ...props, datetime: time, title: exact(time), text: relative(time), data: { relative: "" } });
}

/** Updates every `when` on the page. */
export function tick() {
  const at = now();
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const text = relative(element.dateTime, at);
    if (element.textContent !== text) element.textContent = text;
  }
}

/** "Spanish" for `es`; the code itself where it has no name. */
export function languageName(code) {
  if (!code || code === "und") return "Unknown language";
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The host of an address without `www.`, or the text itself. */
export function hostOf(url) {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/** `text` cut at a word near `limit` characters. */
export function shorten(text, limit) {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(" ", limit);
  return `${text.slice(0, cut > limit / 2 ? cut : limit)}…`;
}
