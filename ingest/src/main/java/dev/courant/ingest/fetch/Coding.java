package dev.courant.ingest.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content codings that are understood.
 *
 * @see <a href="https://www.iana.org/assignments/http-parameters#content-coding">IANA content codings</a>
 */
enum Coding {
    GZIP("gzip") {
        @Override
        boolean fits(Peekable in) throws IOException {
            return in.isGzip();
        }

        @Override
        InputStream open(Peekable in) throws IOException {
            return Deflated.gzip(in);
        }
    },
    DEFLATE("deflate") {
        @Override
        boolean fits(Peekable in) throws IOException {
            return !in.isGzip() && !in.isText();
        }

        @Override
        InputStream open(Peekable in) throws IOException {
            return Deflated.zlibOrRaw(in);
        }
    },
    /** Its decoder keeps at most the 16 MiB window of RFC 7932 and knows no larger one. */
    BR("br") {
        @Override
        boolean fits(Peekable in) throws IOException {
            return !in.isText();
        }

        @Override
        InputStream open(Peekable in) throws IOException {
            return new BrotliInputStream(in);
        }
    },
    ZSTD("zstd") {
        @Override
        boolean fits(Peekable in) throws IOException {
            return in.isZstd();
        }

        @Override
        InputStream open(Peekable in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG);
        }
    };

    /** 8 MiB, the largest window a server may use over HTTP (RFC 9659, section 3); a frame may claim 3.75 TiB. */
    private static final int ZSTD_WINDOW_LOG = 23;

    /** The value of {@code Accept-Encoding}: all that can be decoded here. */
    static final String ACCEPTED = Arrays.stream(values())
            .filter(coding -> coding != ZSTD || hasZstd())
            .map(coding -> coding.label)
            .collect(Collectors.joining(", "));

    private final String label;

    Coding(String label) {
        this.label = label;
    }

    /** Whether bytes can be what this coding makes: servers name codings that they did not apply. */
    abstract boolean fits(Peekable in) throws IOException;

    abstract InputStream open(Peekable in) throws IOException;

    /** The codings that a {@code Content-Encoding} names, in the order in which they were applied. */
    static List<Coding> listed(@Nullable String contentEncoding) throws IOException {
        if (contentEncoding == null) {
            return List.of();
        }
        List<String> names = Arrays.stream(contentEncoding.split(",", Decoding.MOST_LAYERS + 2))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        if (names.size() > Decoding.MOST_LAYERS) {
            throw new IOException("the body is encoded more than " + Decoding.MOST_LAYERS + " times");
        }
        for (String name : names) {
            if (Arrays.stream(values()).noneMatch(coding -> coding.isNamed(name))) {
                throw new IOException("the body is encoded as " + name + ", which was not asked for");
            }
        }
        return names.stream().map(Coding::of).toList();
    }

    private static Coding of(String name) {
        return Arrays.stream(values())
                .filter(coding -> coding.isNamed(name))
                .findFirst()
                .orElseThrow();
    }

    /** RFC 9110, section 8.4.1.3 has {@code x-gzip} mean gzip. */
    private boolean isNamed(String name) {
        return label.equals(name) || this == GZIP && name.equals("x-gzip");
    }

    /** Its native library needs a platform it was built for and a temporary folder that may hold programs. */
    private static boolean hasZstd() {
        try {
            Native.load();
            return Native.isLoaded();
        } catch (LinkageError e) {
            return false;
        }
    }
}
