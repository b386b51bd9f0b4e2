package dev.courant.embedded.world;

import java.nio.charset.Charset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher answers to a path.
 *
 * @param lastModified when it last changed; null: not said
 * @param location where to go instead; null: nowhere
 */
record Answer(
        int status,
        String contentType,
        byte[] body,
        @Nullable Instant lastModified,
        @Nullable String location) {
    static Answer ok(String mediaType, String text, Charset charset, @Nullable Instant lastModified) {
        return new Answer(200, typed(mediaType, charset), text.getBytes(charset), lastModified, null);
    }

    static Answer html(int status, String text, Charset charset) {
        return new Answer(status, typed("text/html", charset), text.getBytes(charset), null, null);
    }

    static Answer moved(String location) {
        return new Answer(301, "text/plain", new byte[0], null, location);
    }

    private static String typed(String mediaType, Charset charset) {
        return mediaType + "; charset=" + charset.name();
    }
}
