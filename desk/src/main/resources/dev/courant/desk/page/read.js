/** Which articles were opened in this browser, so that the list can show it. Kept across visits where that is allowed. */

const KEY = "courant-read";
const MOST = 2_000;

const read = new Set(load());

export const wasRead = (id) => read.has(id);

export function markRead(id) {
  if (read.has(id)) return;
  read.add(id);
  try {
    localStorage.setItem(KEY, JSON.stringify([...read].slice(-MOST)));
  } catch {
    // Storage is full or forbidden: it is remembered until the page is closed.
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
