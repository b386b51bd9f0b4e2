package dev.courant.parse.feed;

import java.util.HashMap;
import java.util.Map;
import org.jdom2.Namespace;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The namespace declarations in force at an element, as canonical prefixes.
 *
 * @param declared what this element declares
 * @param vocabulary the document's own: RSS or Atom
 */
record NamespaceScope(
        Map<String, String> declared, @Nullable NamespaceScope parent, Vocabulary vocabulary) {
    private static final String XMLNS = "xmlns";
    private static final String UNKNOWN = "?";

    static NamespaceScope ofRoot(Element root, Vocabulary vocabulary) {
        return new NamespaceScope(Map.of(), null, vocabulary).enter(root);
    }

    /** The scope inside an element. */
    NamespaceScope enter(Element element) {
        Map<String, String> found = null;
        if (element.attributesSize() > 0) {
            found = declarations(element.attributes());
        }
        return found == null ? this : new NamespaceScope(found, this, vocabulary);
    }

    /** The canonical prefix of a name, or null when its namespace is none we know. */
    @Nullable
    String canonical(String name) {
        String prefix = prefix(name);
        for (NamespaceScope scope = this; scope != null; scope = scope.parent) {
            String found = scope.declared.get(prefix);
            if (found != null) {
                return found.equals(UNKNOWN) ? null : home(found);
            }
        }
        return prefix.isEmpty() ? vocabulary.home() : FeedNamespaces.conventional(prefix);
    }

    Namespace namespace(String name) {
        return vocabulary.namespace(canonical(name));
    }

    /** An Atom feed that undeclares its namespace still means Atom. */
    private String home(String found) {
        return found.isEmpty() ? vocabulary.home() : found;
    }

    private @Nullable Map<String, String> declarations(Attributes attributes) {
        Map<String, String> found = null;
        for (Attribute attribute : attributes) {
            String key = attribute.getKey();
            if (key.startsWith(XMLNS) && (key.length() == 5 || key.charAt(5) == ':')) {
                found = found == null ? new HashMap<>() : found;
                found.put(key.length() == 5 ? "" : key.substring(6), meaning(attribute.getValue()));
            }
        }
        return found;
    }

    private String meaning(String uri) {
        String canonical = uri.equals(vocabulary.uri()) ? vocabulary.home() : FeedNamespaces.canonical(uri);
        return canonical == null ? UNKNOWN : canonical;
    }

    static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(0, colon);
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
