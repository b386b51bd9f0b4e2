package dev.courant.ingest.feed;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Knows the elements that are entries, by name and place. */
final class EntryElements {
    private static final Set<String> NAMES = Set.of("item", "entry");
    private static final Set<String> PARENTS =
            Set.of("rss", "rss2", "rdf", "channel", "feed", "item", "entry", "items", "#root");

    private EntryElements() {}

    static boolean isEntry(Element element) {
        Element parent = element.parent();
        return isNamed(element, NAMES) && parent != null && isNamed(parent, PARENTS);
    }

    /** True when an element lies within an entry: its end was forgotten, or it is another's child by mistake. */
    static boolean isWithinEntry(Element element) {
        for (Element up = element.parent(); up != null; up = up.parent()) {
            if (isNamed(up, NAMES)) {
                return true;
            }
        }
        return false;
    }

    static Element rootOf(Element element) {
        Element root = element;
        for (Element up = element; up != null && up.parent() != null; up = up.parent()) {
            root = up;
        }
        return root;
    }

    private static boolean isNamed(Element element, Set<String> names) {
        String name = element.tagName();
        return names.contains(name) || names.contains(NamespaceScope.local(name).toLowerCase(Locale.ROOT));
    }
}
