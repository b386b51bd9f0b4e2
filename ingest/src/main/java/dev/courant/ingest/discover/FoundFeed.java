package dev.courant.ingest.discover;

import org.jspecify.annotations.Nullable;

/**
 * A feed that was fetched and read.
 *
 * @param url where it is, after redirects
 * @param title what it calls itself, else what the page calls it; null: neither does
 * @param format what it is written in, such as {@code "RSS 2.0"} or {@code "News sitemap"}
 * @param entries how many it has now
 * @param clue what led to it
 * @param comments whether it seems to carry the comments of readers rather than articles
 */
public record FoundFeed(String url, @Nullable String title, String format, int entries, Clue clue, boolean comments) {
    /** What leads to a feed; the most telling first. */
    public enum Clue {
        /** It is what was asked about. */
        ITSELF,
        /** A page names it as its feed: {@code <link rel="alternate">}. */
        NAMED,
        /** A page has a link that looks like it. */
        LINKED,
        /** Many sites have it there. */
        USUAL_PLACE,
        /** The site's robots.txt, or an index of sitemaps, names it. */
        SITEMAP
    }
}
