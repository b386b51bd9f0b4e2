package dev.courant.ingest.discover;

import org.jspecify.annotations.Nullable;

/**
 * A feed that was fetched and read.
 *
 * @param url where it is, after redirects
 * @param title its own title, else the one that the page gives it; null: none
 * @param format its format, such as {@code "RSS 2.0"} or {@code "News sitemap"}
 * @param entries how many it has now
 * @param clue how it was found
 * @param comments whether it seems to carry the comments of readers rather than articles
 */
public record FoundFeed(String url, @Nullable String title, String format, int entries, Clue clue, boolean comments) {
    /** How a feed was found; the most reliable first. */
    public enum Clue {
        /** It is the URL that was asked about. */
        ITSELF,
        /** A page names it as its feed: {@code <link rel="alternate">}. */
        NAMED,
        /** A page has a link that looks like one to a feed. */
        LINKED,
        /** It is at a location that many sites use. */
        USUAL_PLACE,
        /** The site's robots.txt, or an index of sitemaps, names it. */
        SITEMAP
    }
}
