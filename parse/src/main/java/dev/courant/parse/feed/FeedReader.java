package dev.courant.parse.feed;

import dev.courant.parse.feed.xml.FeedTree;
import dev.courant.parse.feed.xml.FeedTreeReader;
import dev.courant.parse.feed.xml.Problems;
import dev.courant.parse.text.charset.CharsetLabels;
import dev.courant.parse.text.charset.TextDecoder;
import java.util.Locale;

/**
 * Reads feeds of any format: RSS, Atom, RDF, CDF, JSON Feed and news sitemaps, in any charset, gzipped or not.
 *
 * <pre>{@code
 * byte[] body = Files.readAllBytes(Path.of("feed.xml"));
 * FeedDocument document = new FeedDocument(body, "application/rss+xml", "https://news.example/feed.xml");
 * if (FeedReader.standard().read(document) instanceof FeedReading.Read(Feed feed, List<String> problems)) {
 *     feed.entries().forEach(entry -> System.out.println(entry.published() + " " + FeedText.label(entry)));
 *     SyndFeed synd = SyndFeeds.of(feed); // for code that works with Rome
 * }
 * }</pre>
 *
 * <p>A malformed feed is read as far as possible, and {@link FeedReading.Read#problems()} says what was repaired, cut
 * or left out. Nesting, entries, attributes and text are limited, and no DTD, entity or link in the document is ever
 * followed, so that a reader can be given untrusted input. Feeds are not sanitized: the HTML in titles and texts has to
 * be cleaned before it is shown in a browser. The result depends on the document alone. Immutable and thread-safe.
 */
public final class FeedReader {
    /** What a problem starts with that says how much of the document was left out because of a limit. */
    public static final String LIMIT = "limit: ";

    private static final FeedReader STANDARD = new FeedReader();

    /** As much of an unreadable document as it takes to tell what it is. */
    private static final int START = 4096;

    private FeedReader() {}

    /** Returns the reader, with the standard limits. */
    public static FeedReader standard() {
        return STANDARD;
    }

    /**
     * Reads a document. Its content never causes an exception.
     *
     * @param document the bytes, with what the server said of them
     * @return the feed; or the sitemaps that a sitemap index lists; or the reason why the document is no feed
     */
    public FeedReading read(FeedDocument document) {
        Problems problems = new Problems();
        byte[] body = GzipBody.unpack(document.body(), problems);
        TextDecoder.Decoded decoded = TextDecoder.decode(body, CharsetLabels.ofContentType(document.contentType()));
        if (decoded.problem() != null) {
            problems.add(decoded.problem());
        }
        String text = decoded.text();
        if (JsonFeedReader.isJson(text)) {
            return JsonFeedReader.read(text, document.url(), problems);
        }
        FeedTree tree = FeedTreeReader.read(text, problems);
        if (tree == null) {
            return new FeedReading.Unreadable(reason(text));
        }
        if (tree.isSitemapIndex()) {
            return new FeedReading.SitemapIndex(SitemapMapper.locations(tree, document.url()));
        }
        Feed feed = tree.isSitemap()
                ? SitemapMapper.map(tree, document.url(), problems)
                : new FeedMapper(tree, document.url()).map();
        return new FeedReading.Read(feed, problems.lines());
    }

    private static String reason(String text) {
        String start = text.substring(0, Math.min(text.length(), START)).strip().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "the body is empty";
        }
        if (start.startsWith("<!doctype html") || start.contains("<html")) {
            return "an HTML page, not a feed";
        }
        return start.indexOf('<') < 0
                ? "neither XML nor JSON"
                : "XML, but no feed: no rss, RDF, feed or urlset element at its root";
    }
}
