package dev.courant.recording.warc;

import dev.courant.recording.coding.ContentDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the codings of a body. Archives keep headers that no longer hold, for bodies that were decoded when they were
 * written: the bytes are believed, and what can be decoded of broken ones is kept.
 */
final class BodyDecoder {
    /** The largest body in bytes; what is larger is cut. */
    static final int LARGEST = 16 << 20;

    /**
     * A body.
     *
     * @param bytes its bytes, decoded
     * @param truncated whether it ends earlier than what was sent
     */
    record Body(byte[] bytes, boolean truncated) {}

    private BodyDecoder() {}

    /** Returns a body without codings, cut to the largest size. */
    static Body bounded(byte[] bytes, boolean cut) {
        return bytes.length <= LARGEST ? new Body(bytes, cut) : new Body(Arrays.copyOf(bytes, LARGEST), true);
    }

    /**
     * Returns the body of an HTTP message.
     *
     * @param cut whether the message ends earlier than what was sent
     */
    static Body decode(HeaderBlock http, byte[] message, boolean cut) {
        boolean claimed = http.list("Transfer-Encoding")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        Body chunked = ChunkedBody.decode(message, http.end(), claimed, cut);
        Body raw = chunked == null ? new Body(withoutRecordEnd(http, message), cut) : chunked;
        Body body = decompressed(raw, http.list("Content-Encoding").orElse(null));
        return bounded(body.bytes(), body.truncated());
    }

    /** Some writers count the line ends after a record among its bytes; HTTP's length tells. */
    private static byte[] withoutRecordEnd(HeaderBlock http, byte[] message) {
        long stated = http.end() + WarcHead.length(http.field("Content-Length").orElse(""));
        int end = message.length;
        if (stated >= http.end() && stated < end && end - stated <= 4) {
            while (end > stated && (message[end - 1] == '\r' || message[end - 1] == '\n')) {
                end--;
            }
        }
        return Arrays.copyOfRange(message, http.end(), end == stated ? end : message.length);
    }

    private static Body decompressed(Body raw, @Nullable String codings) {
        if (Ascii.isText(raw.bytes())) {
            return raw;
        }
        try {
            return new Body(read(open(raw, codings), LARGEST + 1), raw.truncated());
        } catch (IOException e) {
            return new Body(readUpToFault(raw, codings), true);
        }
    }

    /** A coding that nobody knows is none: servers write charsets and product names there. */
    private static InputStream open(Body raw, @Nullable String codings) throws IOException {
        try {
            return ContentDecoder.decoded(new ByteArrayInputStream(raw.bytes()), codings);
        } catch (IOException e) {
            return ContentDecoder.decoded(new ByteArrayInputStream(raw.bytes()), null);
        }
    }

    private static byte[] read(InputStream decoded, int most) throws IOException {
        try (decoded) {
            return decoded.readNBytes(most);
        }
    }

    /** Reads byte by byte: a fault takes with it all that one call would have read. */
    private static byte[] readUpToFault(Body raw, @Nullable String codings) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream decoded = open(raw, codings)) {
            for (int b = decoded.read(); b >= 0 && body.size() <= LARGEST; b = decoded.read()) {
                body.write(b);
            }
        } catch (IOException e) {
            return body.toByteArray();
        }
        return body.toByteArray();
    }
}
