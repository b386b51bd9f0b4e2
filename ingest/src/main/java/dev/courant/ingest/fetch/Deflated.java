package dev.courant.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Opens what DEFLATE packed. */
final class Deflated {
    private static final int BUFFER = 16 << 10;

    private Deflated() {}

    static InputStream gzip(Peekable in) throws IOException {
        return new GZIPInputStream(in, BUFFER);
    }

    /** Some servers leave out the zlib header that the standard asks for (RFC 9110, section 8.4.1.2). */
    static InputStream zlibOrRaw(Peekable in) throws IOException {
        return new InflaterInputStream(in, new Inflater(!in.isZlib()), BUFFER) {
            /** The superclass frees the native memory only of inflaters that it made. */
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }
}
