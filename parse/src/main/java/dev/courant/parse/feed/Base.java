package dev.courant.parse.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * What relative links are relative to.
 *
 * @param uri absolute, or null when nothing says
 * @param explicit whether an {@code xml:base} set it, which nothing else overrides
 */
record Base(@Nullable String uri, boolean explicit) {
    static Base of(@Nullable String documentUrl) {
        return new Base(documentUrl, false);
    }

    /** The base inside an element, given that around it. */
    Base within(Element element) {
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        return own == null || own.isBlank() ? this : new Base(Uris.resolve(uri, own), true);
    }

    /** The base of the entries of a site: without an {@code xml:base}, what the feed links to as its site. */
    Base ofSite(@Nullable String link) {
        return explicit || link == null || !Uris.isWeb(link) ? this : new Base(link, false);
    }

    String resolve(String reference) {
        return Uris.resolve(uri, reference);
    }
}
