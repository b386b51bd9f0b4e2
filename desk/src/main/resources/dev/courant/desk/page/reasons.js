/** Describes outcomes in words. */
import { duration } from "./format.js";

/** Reason to `[name in a table, sentence]`. A sentence continues "Dropped: …". */
const REASONS = {
  INVALID_URL: ["Not a usable address", "the feed gave an address that cannot be fetched"],
  ADDRESS_REFUSED: ["Address refused", "the host resolves to an address that must not be contacted"],
  ROBOTS_DISALLOWED: ["robots.txt forbids it", "the publisher’s robots.txt forbids fetching it"],
  ROBOTS_UNREACHABLE: [
    "robots.txt unreachable",
    "the publisher’s robots.txt could not be read, which counts as forbidden",
  ],
  NOT_FOUND: ["Not found", "the publisher’s server said that there is no such page"],
  GONE: ["Gone", "the publisher took the page down for good"],
  FORBIDDEN: ["Access refused", "the publisher’s server refused access"],
  BOT_WALL: ["Bot wall", "the publisher’s server answered with a challenge meant for bots"],
  PAYWALL: ["Paywall", "the page shows its text to subscribers only"],
  RATE_LIMITED: ["Rate limited", "the publisher’s server kept asking for fewer requests"],
  CLIENT_ERROR: ["Request rejected", "the publisher’s server rejected the request"],
  SERVER_ERROR: ["Server error", "the publisher’s server kept failing"],
  CONNECTION_FAILED: [
    "No connection",
    "no connection to the publisher’s server could be made, or it broke at every try",
  ],
  TLS_FAILED: ["Certificate not trusted", "the certificate of the publisher’s server could not be verified"],
  TIMEOUT: ["Timed out", "the publisher’s server did not answer in time, at every try"],
  BAD_REDIRECT: ["Bad redirect", "the address redirects too often, or to a place that must not be followed"],
  TOO_LARGE: ["Too large", "the page is larger than allowed"],
  NOT_HTML: ["Not a web page", "the answer is not an HTML page"],
  NOT_AN_ARTICLE: ["No article on the page", "the page was read, but holds no article"],
  EXPIRED: [
    "Waited too long",
    "its host’s turn did not come before Kafka’s retention removed the link",
  ],
  DEAD_LETTER: [
    "Dead letter",
    "a step failed unexpectedly; the record waits among the dead letters and can be retried",
  ],
};

const ENDINGS = {
  NEW_ARTICLE: "It was stored as a new article",
  NEW_REVISION: "It was stored as a new revision of an article that was here already",
  SAME_REVISION: "Nothing new: the same text is stored already, through another link",
};

/** The reason's name for tables. */
export const reasonName = (reason) => REASONS[reason]?.[0] ?? spelled(reason);

/** The reason as a sentence that stands alone. */
export function reasonSentence(reason) {
  const sentence = REASONS[reason]?.[1] ?? spelled(reason).toLowerCase();
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** One word for the state of a link: Stored, Duplicate, Dropped, On its way. */
export function verdict(link) {
  if (!link.outcome) return { word: "On its way", tone: "pending" };
  const { kind } = link.outcome;
  return { word: spelled(kind), tone: kind.toLowerCase() };
}

/**
 * Describes the outcome of a link in a sentence.
 * @param {object} link as the API gives it
 * @param {number} at the time now, in milliseconds
 */
export function story(link, at) {
  const discovered = Date.parse(link.discoveredAt);
  if (!link.outcome) return `It is still on its way, for ${duration(at - discovered)} now.`;
  const { kind, reason, endedAt } = link.outcome;
  const after = `${duration(Date.parse(endedAt) - discovered)} after it was discovered`;
  if (kind === "DROPPED") return `It was dropped ${after}: ${REASONS[reason]?.[1] ?? spelled(reason).toLowerCase()}.`;
  const ending =
    ENDINGS[reason] ?? (kind === "STORED" ? "It was stored" : "It is a duplicate of what is stored already");
  return `${ending}, ${after}.`;
}

function spelled(word) {
  const words = String(word).toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
