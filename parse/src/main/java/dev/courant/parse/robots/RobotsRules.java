package dev.courant.parse.robots;

import dev.courant.parse.robots.RobotsLine.Key;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A robots.txt file (RFC 9309): bytes → rules. Where the standard is silent, it is read as by Google's open-source
 * parser. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
public final class RobotsRules {
    /** The most that is read of a file, in bytes; RFC 9309, section 2.5, asks for at least 500 KiB. */
    public static final int MAX_BYTES = RobotsLines.MAX_BYTES;

    private static final int MAX_SITEMAPS = 100;
    private static final int MAX_SITEMAP_LENGTH = 2_048;

    private final List<RobotsLine> lines;
    private final List<String> sitemaps;

    private RobotsRules(List<RobotsLine> lines) {
        this.lines = List.copyOf(lines);
        this.sitemaps = lines.stream()
                .filter(line -> line.key() == Key.SITEMAP)
                .map(RobotsLine::value)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_SITEMAP_LENGTH)
                .distinct()
                .limit(MAX_SITEMAPS)
                .map(octets -> new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Reads a file. Never fails, whatever the bytes are.
     *
     * @param file its bytes; what lies beyond 512 KiB is not read
     * @return its rules
     */
    public static RobotsRules parse(byte[] file) {
        return new RobotsRules(RobotsLines.of(file));
    }

    /**
     * Returns whether a crawler may fetch a page. Takes time in proportion to the size of the file.
     *
     * @param agent the crawler's product token, such as {@code MyBot}, or a User-Agent such as {@code MyBot/2.1 (+…)},
     *     of which it is the part before the slash; no group names an agent in whose token there is anything but
     *     letters, hyphens and underscores
     * @param url the page as it is requested, so percent-encoded; an absolute URL, or only its path
     * @return whether it may
     */
    public boolean isAllowed(String agent, String url) {
        int version = agent.indexOf('/');
        return group(new GroupSelection(version < 0 ? agent : agent.substring(0, version)))
                .isAllowed(url);
    }

    /**
     * Returns the sitemaps that the file names, which are the same for every crawler.
     *
     * @return at most 100, in order, as they are written: not checked to be URLs, and perhaps of other sites
     */
    public List<String> sitemaps() {
        return sitemaps;
    }

    /**
     * Returns the rules for one crawler. For many pages this is faster than {@link #isAllowed}, which selects them each
     * time.
     *
     * @param agent the crawler's product token, or a User-Agent: the letters, hyphens and underscores at its start
     *     count
     * @return its rules and its crawl delay
     */
    public RobotsGroup group(String agent) {
        return group(new GroupSelection(ProductToken.of(agent)));
    }

    private RobotsGroup group(GroupSelection selection) {
        return selection.of(lines);
    }
}
