package dev.courant.parse.feed;

import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads attributes that are in no namespace, whatever the case of their names. */
final class Attributes {
    private Attributes() {}

    /** The value without white space around it, or null when there is none. */
    static @Nullable String value(Element element, String name) {
        String value = raw(element, name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value as written, or null when the element has no such attribute. */
    static @Nullable String raw(Element element, String name) {
        if (!element.hasAttributes()) {
            return null;
        }
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(name)
                    && attribute.getNamespacePrefix().isEmpty()) {
                return attribute.getValue();
            }
        }
        return null;
    }

    /** The first of these attributes that has a value, or null. */
    static @Nullable String first(Element element, String... names) {
        for (String name : names) {
            String value = value(element, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
