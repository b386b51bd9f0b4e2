package dev.courant.parse.feed.xml;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The last entry of a document that breaks off. What it was writing is left out: half an address is another address,
 * and half of an article would be taken for the whole.
 */
final class BrokenOffEntry {
    private static final Set<String> ADDRESSES = Set.of("link", "guid", "id", "loc", "origlink", "url");

    private BrokenOffEntry() {}

    /**
     * Removes the element that a document breaks off in from its last entry.
     *
     * @param entry the last entry; one that is complete stays as it is
     * @param text the document
     * @return whether that was an address, so that nothing tells what the entry leads to
     */
    static boolean loseItsLink(Element entry, String text) {
        Element last = entry.lastElementChild();
        if (isClosed(entry, text) || last == null || isClosed(last, text)) {
            return false;
        }
        last.remove();
        return ADDRESSES.contains(NamespaceScope.local(last.normalName()).toLowerCase(Locale.ROOT));
    }

    /** Whether the last element of a name in the text has its end tag, or is empty. */
    private static boolean isClosed(Element element, String text) {
        int start = text.lastIndexOf("<" + element.tagName());
        if (start < 0 || text.lastIndexOf("</" + element.tagName() + ">") > start) {
            return true;
        }
        int end = text.indexOf('>', start);
        return end > 0 && text.charAt(end - 1) == '/';
    }
}
