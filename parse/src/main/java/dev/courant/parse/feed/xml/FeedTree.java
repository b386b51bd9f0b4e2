package dev.courant.parse.feed.xml;

import java.util.List;

/**
 * A parsed feed.
 *
 * @param format the name and version of its format, such as {@code "RSS 2.0"}
 * @param root the root element, without the entries
 * @param head the element that describes the feed: the channel, or the root of an Atom feed
 * @param entries the entries in document order
 */
public record FeedTree(String format, FeedElement root, FeedElement head, List<FeedElement> entries) {
    /** Whether the document is a sitemap. */
    public boolean isSitemap() {
        return format.equals(FeedFormat.SITEMAP);
    }

    /** Whether the document is a sitemap index, whose entries are sitemaps. */
    public boolean isSitemapIndex() {
        return format.equals(FeedFormat.SITEMAP_INDEX);
    }
}
