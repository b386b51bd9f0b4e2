package dev.courant.recording.warc;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of itself before its block.
 *
 * @param kind its type, in lower case
 * @param url its URL; null: it has none
 * @param at its time; null: none that can be read
 * @param of for a revisit, the time of the record that it refers to; null: not said
 * @param contentType the media type of the block; null: not said
 * @param truncated whether the block was cut when it was written
 * @param block where the block begins
 * @param length the length of the block in bytes, as stated
 */
record RecordHead(
        String kind,
        @Nullable String url,
        @Nullable Instant at,
        @Nullable Instant of,
        @Nullable String contentType,
        boolean truncated,
        long block,
        long length) {
    /** Returns whether the block is an HTTP message, unless its type says otherwise. */
    boolean mayBeHttp() {
        return contentType == null || contentType.regionMatches(true, 0, "application/http", 0, 16);
    }

    /** Returns the scheme of the URL in lower case; empty when there is none. */
    String scheme() {
        return url == null ? "" : scheme(url);
    }

    static String scheme(String url) {
        return url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
    }

    /** Returns whether the block is what a web server sent. */
    boolean isPage() {
        return isOfTheWeb() && (kind.equals("response") || kind.equals("resource"));
    }

    private boolean isOfTheWeb() {
        return scheme().equals("http") || scheme().equals("https");
    }
}
