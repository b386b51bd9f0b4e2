package dev.courant.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code Content-Encoding}, the last coding first. The bytes are believed rather than the header: servers pack
 * without saying so, and say so without packing. Memory is bounded by the window of each coding, not by what comes out;
 * the reader bounds that.
 */
final class Decoding {
    /** Codings on top of each other; no server needs two, but some front servers add their own. */
    static final int MOST_LAYERS = 2;

    private Decoding() {}

    /** The decoded bytes; reading them fails when the packing breaks off. */
    static InputStream decoded(InputStream raw, @Nullable String contentEncoding) throws IOException {
        Peekable in = new Peekable(raw);
        int layers = 0;
        for (Coding coding : Coding.listed(contentEncoding).reversed()) {
            if (!in.isEmpty() && coding.fits(in)) {
                in = opened(coding, in);
                layers++;
            }
        }
        while (in.isGzip()) {
            if (++layers > MOST_LAYERS) {
                throw new IOException("the body is packed more than " + MOST_LAYERS + " times");
            }
            in = opened(Coding.GZIP, in);
        }
        return in;
    }

    private static Peekable opened(Coding coding, Peekable in) throws IOException {
        try {
            return new Peekable(new Guarded(coding.open(in)));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw broken(e);
        }
    }

    /** Decoders fail in other ways than they promise when the data is hostile. */
    private static final class Guarded extends FilterInputStream {
        Guarded(InputStream in) {
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
        return new IOException("the packed body is broken: " + e.getMessage(), e);
    }
}
