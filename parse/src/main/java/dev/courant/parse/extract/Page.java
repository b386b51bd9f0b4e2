package dev.courant.parse.extract;

import dev.courant.parse.text.charset.CharsetLabels;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was fetched.
 *
 * @param body the raw bytes, after content decoding; not copied, and not to be changed afterwards
 * @param charset the charset that the {@code Content-Type} header names; null if it names none. A byte order mark goes
 *     before it, and so does well-formed UTF-8; the page's own declaration comes after it
 * @param url the absolute URL that finally answered
 */
public record Page(byte[] body, @Nullable String charset, String url) {
    public Page {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(url, "url");
    }

    /**
     * Returns a page as it was fetched.
     *
     * @param body the raw bytes, after content decoding; not copied, and not to be changed afterwards
     * @param contentType the {@code Content-Type} header; null if there is none
     * @param url the absolute URL that finally answered
     */
    public static Page of(byte[] body, @Nullable String contentType, String url) {
        return new Page(body, CharsetLabels.ofContentType(contentType), url);
    }
}
