package dev.courant.parse.extract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was fetched.
 *
 * @param body the raw bytes; not copied, and not to be changed afterwards
 * @param charset what the {@code Content-Type} header said, or null; a byte-order mark goes before it, the page's own
 *     declaration after
 * @param url the absolute address that finally answered
 */
public record Page(byte[] body, @Nullable String charset, String url) {
    public Page {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(url, "url");
    }
}
