package dev.courant.parse.feed.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The namespace declarations in force inside an element, with canonical prefixes. Not thread-safe. */
final class NamespaceScope {
    private static final String XMLNS = "xmlns";

    private final Map<String, String> declared;
    private final @Nullable NamespaceScope parent;
    private final FeedFormat format;
    private final Map<String, String> names = new HashMap<>();

    private NamespaceScope(Map<String, String> declared, @Nullable NamespaceScope parent, FeedFormat format) {
        this.declared = declared;
        this.parent = parent;
        this.format = format;
    }

    static NamespaceScope ofRoot(Element root, FeedFormat format) {
        return new NamespaceScope(Map.of(), null, format).enter(root);
    }

    /** Returns the scope inside an element. */
    NamespaceScope enter(Element element) {
        Map<String, String> found = null;
        if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey();
                if (key.startsWith(XMLNS) && (key.length() == 5 || key.charAt(5) == ':')) {
                    found = found == null ? new HashMap<>() : found;
                    found.put(key.length() == 5 ? "" : key.substring(6), canonical(attribute.getValue()));
                }
            }
        }
        return found == null ? this : new NamespaceScope(found, this, format);
    }

    /** Returns the canonical name of an element in this scope, in lower case: {@code title}, {@code dc:title}. */
    String name(Element element) {
        return names.computeIfAbsent(
                element.tagName(), tag -> qualified(prefixOf(tag), local(tag).toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the canonical name of an attribute; null when it declares a namespace, belongs to an unknown one, or has
     * a prefix although it belongs to the feed's format, whose attributes have none.
     */
    @Nullable
    String attributeName(String key) {
        if (key.startsWith(XMLNS)) {
            return null;
        }
        String prefix = prefix(key);
        if (prefix.isEmpty() || prefix.equals("xml")) {
            return key;
        }
        String canonical = prefixOf(key);
        return canonical.isEmpty() || canonical.equals(Namespaces.FOREIGN) ? null : qualified(canonical, local(key));
    }

    private String prefixOf(String name) {
        String prefix = prefix(name);
        for (NamespaceScope scope = this; scope != null; scope = scope.parent) {
            String found = scope.declared.get(prefix);
            if (found != null) {
                return found;
            }
        }
        return prefix.isEmpty() ? format.prefix() : Namespaces.conventional(prefix);
    }

    /** An Atom feed that declares no or an empty default namespace still means Atom. */
    private String canonical(String uri) {
        String canonical = uri.equals(format.uri()) ? Namespaces.CORE : Namespaces.canonical(uri);
        return canonical.isEmpty() ? format.prefix() : canonical;
    }

    private static String qualified(String prefix, String local) {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(0, colon);
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
