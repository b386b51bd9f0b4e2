package dev.courant.parse.feed;

import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;

/**
 * A feed as a tree whose elements have canonical namespaces, entries in their places.
 *
 * @param head the element that describes the feed: the channel, or the root of an Atom feed
 * @param entries in document order
 */
record FeedTree(String format, Document document, Element head, List<Element> entries) {
    boolean isSitemap() {
        return format.equals(Vocabulary.SITEMAP);
    }

    boolean isSitemapIndex() {
        return format.equals(Vocabulary.SITEMAP_INDEX);
    }
}
