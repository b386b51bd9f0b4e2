package dev.courant.parse.feed.link;

import org.jspecify.annotations.Nullable;

/**
 * The base address that relative links are resolved against.
 *
 * @param uri the absolute address; null when it is unknown
 * @param explicit whether an {@code xml:base} attribute set it, which takes precedence over all other bases
 */
public record Base(@Nullable String uri, boolean explicit) {
    /**
     * Returns the base of a whole document.
     *
     * @param documentUrl the address of the document; null when it is unknown
     */
    public static Base of(@Nullable String documentUrl) {
        return new Base(documentUrl, false);
    }

    /**
     * Returns the base inside an element of this base.
     *
     * @param xmlBase the element's {@code xml:base} attribute; null when it has none
     */
    public Base within(@Nullable String xmlBase) {
        return xmlBase == null || xmlBase.isBlank() ? this : new Base(Uris.resolve(uri, xmlBase), true);
    }

    /** Returns the base of a site's entries: unless an {@code xml:base} was set, the link of the site. */
    public Base ofSite(@Nullable String link) {
        return explicit || link == null || !Uris.isWeb(link) ? this : new Base(link, false);
    }

    /** Makes a reference absolute; without a base it stays as it is. */
    public String resolve(String reference) {
        return Uris.resolve(uri, reference);
    }

    /**
     * Returns the address that may be opened for a reference, absolute where it can be resolved; null where there is no
     * reference or one that a template left unset, and where opening it could run code or read a local file.
     */
    public @Nullable String link(@Nullable String reference) {
        if (reference == null || Uris.isUnset(reference)) {
            return null;
        }
        String address = resolve(Uris.withPlainAmpersands(reference));
        return Uris.isActive(address) ? null : address;
    }
}
