package dev.courant.parse.feed;

import dev.courant.parse.text.charset.CharsetLabels;
import dev.courant.parse.text.charset.TextDecoder;
import java.util.Locale;

/**
 * Reads a feed of any format, news sitemaps among them. Malformed feeds are read as far as they go; what was repaired
 * or lost is said in {@link FeedReading.Read#problems()}. Bounded in nesting, entries, attributes and text; no DTD,
 * entity or link in the document is ever followed. Immutable and thread-safe; the result depends on the document alone.
 */
public final class FeedReader {
    private static final FeedReader STANDARD = new FeedReader();

    private FeedReader() {}

    /** The reader with the standard limits. */
    public static FeedReader standard() {
        return STANDARD;
    }

    /** Reads a document; never throws for what is in it. */
    public FeedReading read(FeedDocument document) {
        Problems problems = new Problems();
        byte[] body = GzipBody.unpack(document.body(), problems);
        TextDecoder.Decoded decoded = TextDecoder.decode(body, CharsetLabels.ofContentType(document.contentType()));
        if (decoded.problem() != null) {
            problems.add(decoded.problem());
        }
        String text = decoded.text();
        if (JsonFeeds.isJson(text)) {
            return JsonFeeds.read(text, document.url());
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
                : RomeSecondOpinion.complete(new FeedMapper(tree, document.url()).map(), tree.document());
        return new FeedReading.Read(feed, problems.lines());
    }

    private static String reason(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096)).strip().toLowerCase(Locale.ROOT);
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
