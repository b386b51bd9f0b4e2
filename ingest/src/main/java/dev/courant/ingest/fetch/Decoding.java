package dev.courant.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code Content-Encoding}. For gzip the bytes are believed rather than the header: servers pack without saying
 * so, and say so without packing.
 */
final class Decoding {
    /** What is asked for. {@code deflate} is understood as well, but half of the servers that send it do it wrong. */
    static final String ACCEPTED = "gzip";

    private static final int BUFFER = 16 << 10;

    private Decoding() {}

    /** The decoded bytes; reading them fails when the packing breaks off. */
    static InputStream decoded(InputStream raw, @Nullable String contentEncoding) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        if (startsWith(in, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, BUFFER);
        }
        String coding = contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity", "gzip", "x-gzip" -> in;
            case "deflate" -> inflated(in);
            default -> throw new IOException("the body is encoded as " + coding + ", which was not asked for");
        };
    }

    /** Some servers leave out the zlib header that the standard asks for (RFC 9110, section 8.4.1.2). */
    private static InputStream inflated(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean zlib = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
        return new InflaterInputStream(in, new Inflater(!zlib), BUFFER);
    }

    private static boolean startsWith(BufferedInputStream in, int first, int second) throws IOException {
        in.mark(2);
        boolean same = in.read() == first && in.read() == second;
        in.reset();
        return same;
    }
}
