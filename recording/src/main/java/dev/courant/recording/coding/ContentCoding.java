package dev.courant.recording.coding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content codings that can be decoded.
 *
 * @see <a href="https://www.iana.org/assignments/http-parameters#content-coding">IANA content codings</a>
 */
public enum ContentCoding {
    /** RFC 1952. */
    GZIP("gzip") {
        @Override
        boolean fits(PeekableInputStream in) throws IOException {
            return in.isGzip();
        }

        @Override
        InputStream open(PeekableInputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    /** RFC 1950, or RFC 1951 alone. */
    DEFLATE("deflate") {
        @Override
        boolean fits(PeekableInputStream in) throws IOException {
            return !in.isGzip() && !in.isText();
        }

        @Override
        InputStream open(PeekableInputStream in) throws IOException {
            return inflated(in);
        }
    },
    /** RFC 7932. The decoder keeps at most the 16 MiB window of the standard and rejects larger ones. */
    BR("br") {
        @Override
        boolean fits(PeekableInputStream in) throws IOException {
            return !in.isText();
        }

        @Override
        InputStream open(PeekableInputStream in) throws IOException {
            return new BrotliInputStream(in);
        }
    },
    /** RFC 8878. */
    ZSTD("zstd") {
        @Override
        boolean fits(PeekableInputStream in) throws IOException {
            return in.isZstd();
        }

        @Override
        InputStream open(PeekableInputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG);
        }
    };

    private static final int BUFFER = 16 << 10;

    /** 8 MiB, the largest window a server may use over HTTP (RFC 9659, section 3); a frame may claim 3.75 TiB. */
    private static final int ZSTD_WINDOW_LOG = 23;

    /** The value of {@code Accept-Encoding}: all codings that can be decoded on this machine. */
    public static final String ACCEPTED = Arrays.stream(values())
            .filter(coding -> coding != ZSTD || hasZstd())
            .map(coding -> coding.label)
            .collect(Collectors.joining(", "));

    private final String label;

    ContentCoding(String label) {
        this.label = label;
    }

    /** Returns whether bytes can be of this coding: servers name codings that they did not apply. */
    abstract boolean fits(PeekableInputStream in) throws IOException;

    abstract InputStream open(PeekableInputStream in) throws IOException;

    /** Returns the codings that a {@code Content-Encoding} header names, in the order in which they were applied. */
    static List<ContentCoding> listed(@Nullable String contentEncoding) throws IOException {
        if (contentEncoding == null) {
            return List.of();
        }
        List<String> names = Arrays.stream(contentEncoding.split(",", ContentDecoder.MOST_LAYERS + 2))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        if (names.size() > ContentDecoder.MOST_LAYERS) {
            throw new IOException("the body is encoded more than " + ContentDecoder.MOST_LAYERS + " times");
        }
        for (String name : names) {
            if (Arrays.stream(values()).noneMatch(coding -> coding.isNamed(name))) {
                throw new IOException("the body is encoded as " + name + ", which was not asked for");
            }
        }
        return names.stream().map(ContentCoding::of).toList();
    }

    /** Some servers leave out the zlib header that the standard demands (RFC 9110, section 8.4.1.2). */
    private static InputStream inflated(PeekableInputStream in) throws IOException {
        return new InflaterInputStream(in, new Inflater(!in.isZlib()), BUFFER) {
            /** The superclass frees the native memory only of inflaters that it made. */
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }

    private static ContentCoding of(String name) {
        return Arrays.stream(values())
                .filter(coding -> coding.isNamed(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code x-gzip} means gzip (RFC 9110, section 8.4.1.3). */
    private boolean isNamed(String name) {
        return label.equals(name) || this == GZIP && name.equals("x-gzip");
    }

    /** The native library needs a supported platform and a temporary folder from which code may be run. */
    private static boolean hasZstd() {
        try {
            Native.load();
            return Native.isLoaded();
        } catch (LinkageError e) {
            return false;
        }
    }
}
