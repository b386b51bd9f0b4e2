package dev.courant.ingest.poll;

import dev.courant.schemas.SeenEntry;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;

/**
 * Entries that take 16 bytes each: as objects with two strings they take about 140, and each feed that is owned keeps
 * up to some thousands in memory. Immutable and thread-safe.
 */
final class PackedEntries extends AbstractList<SeenEntry> implements RandomAccess {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 16;

    private final long[] hashes;

    private PackedEntries(long[] hashes) {
        this.hashes = hashes;
    }

    /** Returns an equal list that is packed, or the list itself when one of its entries is not made of two hashes. */
    static List<SeenEntry> of(List<SeenEntry> entries) {
        if (entries instanceof PackedEntries
                || !entries.stream().allMatch(entry -> isHash(entry.getEntryKey()) && isHash(entry.getContentHash()))) {
            return entries;
        }
        long[] hashes = new long[2 * entries.size()];
        int next = 0;
        for (SeenEntry entry : entries) {
            hashes[next++] = HexFormat.fromHexDigitsToLong(entry.getEntryKey());
            hashes[next++] = HexFormat.fromHexDigitsToLong(entry.getContentHash());
        }
        return new PackedEntries(hashes);
    }

    @Override
    public SeenEntry get(int index) {
        return new SeenEntry(HEX.toHexDigits(hashes[2 * index]), HEX.toHexDigits(hashes[2 * index + 1]));
    }

    @Override
    public int size() {
        return hashes.length / 2;
    }

    private static boolean isHash(String text) {
        return text.length() == DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
    }
}
