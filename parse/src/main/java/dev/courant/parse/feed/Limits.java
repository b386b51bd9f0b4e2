package dev.courant.parse.feed;

/** The bounds of a reading. Beyond each, the rest is left out and the reading says so. */
final class Limits {
    /** Bytes of a body after unpacking. */
    static final int UNPACKED_BYTES = 64 << 20;

    static final int ENTRIES = 10_000;

    /** As many as a sitemap may have (sitemaps.org/protocol.html). */
    static final int SITEMAP_URLS = 50_000;

    /** Sitemaps named by an index; the protocol allows 50,000. */
    static final int SITEMAPS = 1000;

    /** Levels of elements; the deepest sound feed seen has about 40. */
    static final int DEPTH = 100;

    /** Deeper than what is kept, so that it shows when something is left out. */
    static final int PARSER_DEPTH = DEPTH + 20;

    static final int ATTRIBUTES = 64;

    /** Characters of text and attribute values in one entry, or in all that is not an entry. */
    static final int CHARACTERS = 4 << 20;

    /** Elements in one entry, or in all that is not an entry. */
    static final int ELEMENTS = 100_000;

    /** Elements parsed without an entry coming to its end. */
    static final int PENDING_ELEMENTS = 3 * ELEMENTS;

    /** Characters of a tag's name; the parser takes quadratic time for endless ones. */
    static final int NAME = 1000;

    static final int PROBLEMS = 20;

    private Limits() {}
}
