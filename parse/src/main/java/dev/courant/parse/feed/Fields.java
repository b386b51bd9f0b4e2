package dev.courant.parse.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The children of an element by canonical name: {@code title} for RSS itself, {@code atom:title}, {@code dc:title} for
 * the others; lower case. What lies in a {@code media:group}, or in the news of a sitemap, counts as lying beside it.
 */
final class Fields {
    private static final List<String> GROUPS = List.of("media:group", "news:news", "news:publication");

    private final Element element;
    private final Map<String, List<Element>> children = new HashMap<>();

    Fields(Element element) {
        this.element = element;
        index(element);
        GROUPS.forEach(group -> List.copyOf(all(group)).forEach(this::index));
    }

    Element element() {
        return element;
    }

    List<Element> all(String name) {
        return children.getOrDefault(name, List.of());
    }

    /** All elements of these names: in the order of the names, then of the document. */
    Stream<Element> all(List<String> names) {
        return names.stream().flatMap(name -> all(name).stream());
    }

    /** The text of the first of these elements that has any, without white space around it, or null. */
    @Nullable
    String text(List<String> names) {
        return all(names)
                .map(Fields::markup)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String markup(Element element) {
        return element.getChildren().isEmpty() ? element.getText() : Markup.inner(element);
    }

    private void index(Element parent) {
        for (Content content : parent.getContent()) {
            if (content instanceof Element child) {
                children.computeIfAbsent(key(child), k -> new ArrayList<>(1)).add(child);
            }
        }
    }

    private static String key(Element child) {
        String prefix = child.getNamespacePrefix();
        String local = child.getName().toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
