package dev.courant.embedded.world.http;

import java.nio.charset.Charset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher has at a path, before it is compressed or compared with what the client has.
 *
 * @param status the HTTP status
 * @param contentType media type and charset
 * @param body the bytes; not copied
 * @param lastModified when it last changed; null: not stated
 * @param location the target of a redirect; null: none
 */
public record Representation(
        int status,
        String contentType,
        byte[] body,
        @Nullable Instant lastModified,
        @Nullable String location) {
    /** Returns a text with status 200. */
    public static Representation ok(String mediaType, String text, Charset charset, @Nullable Instant lastModified) {
        return new Representation(200, typed(mediaType, charset), text.getBytes(charset), lastModified, null);
    }

    /** Returns an HTML page with the given status. */
    public static Representation html(int status, String text, Charset charset) {
        return new Representation(status, typed("text/html", charset), text.getBytes(charset), null, null);
    }

    /** Returns a permanent redirect. */
    public static Representation moved(String location) {
        return new Representation(301, "text/plain", new byte[0], null, location);
    }

    private static String typed(String mediaType, Charset charset) {
        return mediaType + "; charset=" + charset.name();
    }
}
