/** Remembers which articles were opened in this browser, across visits where local storage is allowed. */

const KEY = "courant-read";
const MAX_IDS = 2_000;

const read = new Set(load());

export const wasRead = (id) => read.has(id);

export function markRead(id) {
  if (read.has(id)) return;
  read.add(id);
  try {
    localStorage.setItem(KEY, JSON.stringify([...read].slice(-MAX_IDS)));
  } catch {
    // Storage is full or forbidden: the article is remembered until the page is closed.
  }
}

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
