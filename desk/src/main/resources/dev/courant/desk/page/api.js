/** The desk's HTTP API. Every function returns parsed JSON or throws an {@link ApiError}. */
import { updateClockSkew } from "./format.js";

const BASE = "/api/v1";
const TIMEOUT_MILLIS = 20_000;

/** A request that failed, with a message for the reader of the page. */
export class ApiError extends Error {
  /** @param {number} status HTTP status; 0 when there was no response */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @returns {boolean} whether the request failed because the caller aborted it */
export const isAborted = (error) => error?.name === "AbortError";

async function get(path, params = {}, signal) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== ""));
  const limits = [AbortSignal.timeout(TIMEOUT_MILLIS), ...(signal ? [signal] : [])];
  let response;
  try {
    response = await fetch(`${BASE}${path}${query.size ? `?${query}` : ""}`, { signal: AbortSignal.any(limits) });
    updateClockSkew(Date.parse(response.headers.get("date") ?? ""));
    if (response.ok) return await response.json();
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new ApiError("The server does not answer.", 0);
  }
  throw new ApiError(await errorMessage(response), response.status);
}

async function errorMessage(response) {
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
/** The report on the extraction of an article; fails with status 404 if there is none. */
export const extraction = (id, signal) => get(`/articles/${encodeURIComponent(id)}/extraction`, {}, signal);
/** The sites, drifting ones first, with the number of sites in each state. */
export const sites = (signal) => get("/sites", { limit: 50 }, signal);

/** One page of articles, newest stored first. `filters`: topic, language, publisher, q; null is any. */
export const articles = (filters, before, signal) => get("/articles", { ...filters, limit: 50, before }, signal);

/** The links with this URL, with their outcomes. */
export const linksOf = (url, signal) => get("/links", { url }, signal);
/** Dead letters, newest first. `filters`: state, step, cause, since, until. */
export const deadLetters = (filters, signal) => get("/dead-letters", { ...filters, limit: 200 }, signal);
export const droppedLinks = (signal) => get("/links", { outcome: "DROPPED", limit: 50 }, signal);
