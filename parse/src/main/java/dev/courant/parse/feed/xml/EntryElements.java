package dev.courant.parse.feed.xml;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Recognizes the elements that are entries, by their names and parents. */
final class EntryElements {
    private static final Set<String> PARENTS =
            Set.of("rss", "rss2", "rdf", "channel", "feed", "item", "entry", "items", "#root");

    private EntryElements() {}

    static boolean isEntry(Element element) {
        Element parent = element.parent();
        return parent != null
                && switch (name(element)) {
                    case "item", "entry" -> PARENTS.contains(name(parent));
                    case "url" -> name(parent).equals("urlset") || name(parent).equals("url");
                    case "sitemap" ->
                        name(parent).equals("sitemapindex") || name(parent).equals("sitemap");
                    default -> false;
                };
    }

    /** Whether an element lies within an entry, which happens where an end tag is missing. */
    static boolean isWithinEntry(Element element) {
        for (Element up = element.parent(); up != null; up = up.parent()) {
            String name = name(up);
            if (name.equals("item") || name.equals("entry") || isEntry(up)) {
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

    private static String name(Element element) {
        return NamespaceScope.local(element.normalName());
    }
}
