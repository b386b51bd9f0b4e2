package dev.courant.recording.coding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code Content-Encoding}, the last coding first. The bytes are believed rather than the header: servers
 * compress without saying so, and say so without compressing. Memory is bounded by the window of each coding; the
 * reader bounds the size of the decoded document. Stateless.
 */
public final class ContentDecoder {
    /** Codings on top of each other: no server needs two, but some proxies add their own. */
    static final int MOST_LAYERS = 2;

    private ContentDecoder() {}

    /**
     * Decodes a body.
     *
     * @param raw the bytes as received
     * @param contentEncoding the {@code Content-Encoding} header; null: none
     * @return the decoded bytes; reading them fails when the compressed data is broken
     * @throws IOException when the codings are unknown or too many, or the data is broken
     */
    public static InputStream decoded(InputStream raw, @Nullable String contentEncoding) throws IOException {
        PeekableInputStream in = new PeekableInputStream(raw);
        int layers = 0;
        for (ContentCoding coding : ContentCoding.listed(contentEncoding).reversed()) {
            if (!in.isEmpty() && coding.fits(in)) {
                in = opened(coding, in);
                layers++;
            }
        }
        while (in.isGzip()) {
            if (++layers > MOST_LAYERS) {
                throw new IOException("the body is compressed more than " + MOST_LAYERS + " times");
            }
            in = opened(ContentCoding.GZIP, in);
        }
        return in;
    }

    private static PeekableInputStream opened(ContentCoding coding, PeekableInputStream in) throws IOException {
        try {
            return new PeekableInputStream(new CheckedInputStream(coding.open(in)));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw broken(e);
        }
    }

    /** Turns the unchecked exceptions that decoders throw for hostile data into those that they promise. */
    private static final class CheckedInputStream extends FilterInputStream {
        CheckedInputStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return super.read(into, from, length);
            } catch (IllegalStateException | IndexOutOfBoundsException e) {
                throw broken(e);
            }
        }
    }

    private static IOException broken(RuntimeException e) {
        return new IOException("the compressed body is broken: " + e.getMessage(), e);
    }
}
