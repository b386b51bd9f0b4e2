/**
 * Recordings that people write by hand: a folder, or a zip of it, with a {@code recording.yaml} and the bodies as
 * files.
 *
 * <pre>{@code
 * publishers:
 *   - name: Pier Post
 *     url: https://pier-post.example      # what "/..." below is relative to
 *     language: en
 *     feeds:
 *       - /news.rss                       # or, with a title of its own:
 *       - url: /sport.rss
 *         title: Sport
 *     pages:
 *       /news.rss:                        # from each time on, this is what the URL has to say
 *         - at: 2026-03-02T08:00:00Z
 *           file: morning.rss             # beside recording.yaml, or below it
 *         - at: 2026-03-02T12:00:00Z
 *           file: noon.rss
 *       /2026/ferry:
 *         - at: 2026-03-02T08:00:00Z
 *           headers: {Content-Type: text/html; charset=utf-8, ETag: '"1"'}
 *           body: |
 *             <html><h1>Ferry is late</h1> ...
 *         - at: 2026-03-03T09:00:00Z
 *           status: 410
 * pages:                                  # URLs of no publisher, written out
 *   https://elsewhere.example/:
 *     - {at: 2026-03-02T08:00:00Z, status: 301, headers: {Location: /home}}
 * }</pre>
 *
 * <p>Of an answer only {@code at} must be there. {@code status} is 200 unless said; the body is {@code body}, in UTF-8,
 * or that of {@code file}, or empty; {@code truncated: true} says that it ends earlier than what was sent. An answer
 * without {@code headers} has the {@code Content-Type} that the name of its file, or the beginning of its body,
 * suggests; one with {@code headers} has those alone. Where a name stands twice, headers are a list of {@code name:
 * value}. {@code feeds} may stand beside {@code publishers} too, with whole URLs.
 *
 * <p>All that is wrong is said at once, each with its line and column, before anything is read or replayed.
 */
@NullMarked
package dev.courant.recording.folder;

import org.jspecify.annotations.NullMarked;
