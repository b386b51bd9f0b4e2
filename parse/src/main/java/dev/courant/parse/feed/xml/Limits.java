package dev.courant.parse.feed.xml;

/** The limits of reading one feed. Content beyond a limit is left out and reported as a problem. */
public final class Limits {
    /** Bytes of a body after unpacking. */
    public static final int UNPACKED_BYTES = 64 << 20;

    /** Entries of a feed. */
    public static final int ENTRIES = 10_000;

    /** URLs read from a sitemap: the maximum that the protocol allows (sitemaps.org/protocol.html). */
    public static final int SITEMAP_URLS = 50_000;

    /** Sitemaps read from a sitemap index; the protocol allows 50,000. */
    public static final int SITEMAPS = 1000;

    /** Levels of elements in an entry; well-formed feeds in our test collections reach about 40. */
    public static final int DEPTH = 100;

    /** Characters of text and attribute values in one entry, or in everything outside the entries. */
    public static final int CHARACTERS = 4 << 20;

    /** Elements in one entry, or outside all entries. */
    public static final int ELEMENTS = 100_000;

    /** Elements parsed since the last entry ended. */
    public static final int PENDING_ELEMENTS = 3 * ELEMENTS;

    /** Attributes of one element. */
    static final int ATTRIBUTES = 64;

    /** Greater than {@link #DEPTH}, so that elements beyond that limit are seen and reported. */
    static final int PARSER_DEPTH = DEPTH + 20;

    /** Characters of a tag's name; the parser takes quadratic time for longer ones. */
    static final int NAME = 1000;

    /** Problems reported for one document. */
    static final int PROBLEMS = 20;

    private Limits() {}
}
