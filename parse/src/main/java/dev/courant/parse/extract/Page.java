package dev.courant.parse.extract;

import dev.courant.parse.text.charset.CharsetLabels;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was fetched.
 *
 * @param body the raw bytes, after content decoding; not copied, and not to be changed afterwards
 * @param charset the charset that the {@code Content-Type} header names; null if it names none. A byte order mark goes
 *     before it, and so does well-formed UTF-8; the page's own declaration comes after it
 * @param url the absolute URL that finally answered
 * @param fetchedAt when it was fetched; dates before 1990, or more than two days after it, are not believed. Null: not
 *     known, and every date is
 */
public record Page(
        byte[] body,
        @Nullable String charset,
        String url,
        @Nullable Instant fetchedAt) {
    public Page {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(url, "url");
    }

    /**
     * A page of which it is not known when it was fetched.
     *
     * @param body the raw bytes, after content decoding; not copied, and not to be changed afterwards
     * @param charset the charset that the {@code Content-Type} header names; null if it names none
     * @param url the absolute URL that finally answered
     */
    public Page(byte[] body, @Nullable String charset, String url) {
        this(body, charset, url, null);
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

    /** Returns the same page with the time at which it was fetched. */
    public Page fetchedAt(Instant time) {
        return new Page(body, charset, url, time);
    }
}
