/** The desk's HTTP API. Every function answers parsed JSON or throws an {@link ApiError}. */
import { learnClock } from "./format.js";

const BASE = "/api/v1";
const PATIENCE_MILLIS = 20_000;

/** A request that failed, with a message for the reader of the page. */
export class ApiError extends Error {
  /** @param {number} status HTTP status; 0 when there was no answer */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @returns {boolean} whether the failure is only that the caller gave the request up */
export const givenUp = (error) => error?.name === "AbortError";

async function get(path, params = {}, signal) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== ""));
  const limits = [AbortSignal.timeout(PATIENCE_MILLIS), ...(signal ? [signal] : [])];
  let response;
  try {
    response = await fetch(`${BASE}${path}${query.size ? `?${query}` : ""}`, { signal: AbortSignal.any(limits) });
    learnClock(Date.parse(response.headers.get("date") ?? ""));
    if (response.ok) return await response.json();
  } catch (error) {
    if (givenUp(error)) throw error;
    throw new ApiError("The server does not answer.", 0);
  }
  throw new ApiError(await errorOf(response), response.status);
}

async function errorOf(response) {
  try {
    return (await response.json()).error ?? `The server answered ${response.status}.`;
  } catch {
    return `The server answered ${response.status}.`;
  }
}

export const stats = (signal) => get("/stats", {}, signal);
export const topics = () => get("/topics");
export const feeds = (signal) => get("/feeds", {}, signal);
export const article = (id, signal) => get(`/articles/${encodeURIComponent(id)}`, {}, signal);
/** How the article was extracted; fails with status 404 where nothing was reported. */
export const extraction = (id, signal) => get(`/articles/${encodeURIComponent(id)}/extraction`, {}, signal);
/** How sites are doing, those drifting first, with the number of sites in each state. */
export const sites = (signal) => get("/sites", { limit: 50 }, signal);

/** One page of articles, newest stored first. `filters`: topic, language, publisher, q; null is any. */
export const articles = (filters, before, signal) => get("/articles", { ...filters, limit: 50, before }, signal);

/** What became of the links with this URL. */
export const linksOf = (url, signal) => get("/links", { url }, signal);
export const droppedLinks = (signal) => get("/links", { outcome: "DROPPED", limit: 50 }, signal);
