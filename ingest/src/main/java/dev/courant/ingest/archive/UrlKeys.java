package dev.courant.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * URLs that will be looked up in an archive, as {@link Archive#forUrls} wants them. Takes eight bytes for each that is
 * added. Not thread-safe.
 */
public final class UrlKeys {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[1_024];
    private int count;

    /** Begins without any. */
    public UrlKeys() {}

    /**
     * Adds a URL, in all its spellings.
     *
     * @param url the URL
     */
    public void add(String url) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash(CdxLine.key(url));
    }

    /** Returns the hashes of their keys, sorted, each once. */
    long[] sorted() {
        return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
    }

    static long hash(String key) {
        long hash = FNV_OFFSET;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = next(hash, b);
        }
        return hash;
    }

    /** Begins the hash of a key that is read byte by byte. */
    static long none() {
        return FNV_OFFSET;
    }

    /** Goes on with the next byte (FNV-1a). */
    static long next(long hash, int b) {
        return (hash ^ (b & 0xff)) * FNV_PRIME;
    }
}
