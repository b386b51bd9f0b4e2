package dev.courant.parse.feed.xml;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.text.date.DateReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed. Its children are found by canonical name, in lower case: {@code title} for RSS elements,
 * {@code atom:title} and {@code dc:title} for others. The children of a {@code media:group}, and of a sitemap's
 * {@code news:news}, count as its own. A view of the parsed tree that resolves names when they are asked for. Not
 * thread-safe.
 */
public final class FeedElement {
    private static final List<String> GROUPS = List.of("media:group", "news:news", "news:publication");

    private final Element element;
    private final NamespaceScope scope;
    private final String name;
    private @Nullable Map<String, List<FeedElement>> index;

    FeedElement(Element element, NamespaceScope around) {
        this.element = element;
        this.scope = around.enter(element);
        this.name = scope.name(element);
    }

    Element element() {
        return element;
    }

    NamespaceScope scope() {
        return scope;
    }

    /** Returns the canonical name, in lower case. */
    public String name() {
        return name;
    }

    /** Whether it contains elements. */
    public boolean hasChildren() {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /** Returns its child elements in document order. */
    public List<FeedElement> children() {
        List<FeedElement> children = new ArrayList<>();
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element child) {
                children.add(new FeedElement(child, scope));
            }
        }
        return children;
    }

    /** Returns the children of a canonical name, in document order. */
    public List<FeedElement> all(String childName) {
        if (index == null) {
            index = indexed();
        }
        return index.getOrDefault(childName, List.of());
    }

    /** Returns the children of several canonical names: in the order of the names, then in document order. */
    public Stream<FeedElement> all(List<String> childNames) {
        return childNames.stream().flatMap(childName -> all(childName).stream());
    }

    /** Returns the content of the first of these children that has any, stripped; null when none has. */
    public @Nullable String firstText(List<String> childNames) {
        return all(childNames)
                .map(FeedElement::content)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Returns the first date in these children that can be read; null when there is none. */
    public @Nullable Instant firstDate(List<String> childNames) {
        return all(childNames)
                .map(FeedElement::text)
                .map(DateReader::readField)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns its own text, without that of its child elements. */
    public String text() {
        if (element.childNodeSize() == 1 && element.childNode(0) instanceof TextNode text) {
            return text.getWholeText();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof TextNode text) {
                out.append(text.getWholeText());
            }
        }
        return out.toString();
    }

    /** Returns its text and that of all elements in it. */
    public String allText() {
        StringBuilder out = new StringBuilder();
        element.nodeStream(TextNode.class).forEach(text -> out.append(text.getWholeText()));
        return out.toString();
    }

    /** Returns its text, or its markup as HTML when it contains elements. */
    public String content() {
        return hasChildren() ? Markup.inner(this) : text();
    }

    /** Returns the base address inside it, given that around it. */
    public Base base(Base around) {
        return around.within(qualifiedAttribute("xml:base"));
    }

    /** Returns an attribute without a prefix, whatever the case of its name, stripped; null when blank or missing. */
    public @Nullable String attribute(String key) {
        String value = rawAttribute(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns an attribute without a prefix, whatever the case of its name, as written; null when missing. */
    public @Nullable String rawAttribute(String key) {
        return element.attributesSize() > 0 && element.attributes().hasKeyIgnoreCase(key)
                ? element.attributes().getIgnoreCase(key)
                : null;
    }

    /** Returns the first of these attributes that has a value; null when none has. */
    public @Nullable String firstAttribute(String... keys) {
        for (String key : keys) {
            String value = attribute(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Returns an attribute by its canonical name, such as {@code rdf:about}, as written; null when missing. */
    public @Nullable String qualifiedAttribute(String canonical) {
        if (element.attributesSize() == 0) {
            return null;
        }
        if (canonical.startsWith("xml:")) {
            return element.attributes().hasKey(canonical) ? element.attributes().get(canonical) : null;
        }
        for (Attribute attribute : element.attributes()) {
            if (canonical.equals(scope.attributeName(attribute.getKey()))) {
                return attribute.getValue();
            }
        }
        return null;
    }

    private Map<String, List<FeedElement>> indexed() {
        Map<String, List<FeedElement>> children = new HashMap<>();
        addTo(children);
        for (String group : GROUPS) {
            List.copyOf(children.getOrDefault(group, List.of())).forEach(it -> it.addTo(children));
        }
        return children;
    }

    private void addTo(Map<String, List<FeedElement>> children) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node node = element.childNode(i);
            if (node instanceof Element child) {
                FeedElement found = new FeedElement(child, scope);
                children.computeIfAbsent(found.name, any -> new ArrayList<>(1)).add(found);
            }
        }
    }
}
