package dev.courant.parse.text;

import java.util.Map;

/**
 * Words and their bits, found by a 64-bit hash that the caller grows character by character, so that a look-up makes no
 * string. With some hundred words a false match is out of reach. Immutable.
 */
public final class WordTable {
    /** The hash of the empty word. */
    public static final long EMPTY = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    /** A bit per word at a part of its hash. This small table says of most unknown words that they are. */
    private final long[] known;

    private final long[] keys;
    private final int[] bits;

    public WordTable(Map<String, Integer> words) {
        int size = Integer.highestOneBit(words.size() + 1) * 4;
        known = new long[size / 4];
        keys = new long[size];
        bits = new int[size];
        words.forEach((word, value) -> put(hash(word), value));
    }

    private void put(long hash, int value) {
        known[word(hash)] |= 1L << hash;
        int slot = slot(hash);
        keys[slot] = hash;
        bits[slot] = value;
    }

    /** The hash of a longer word, by FNV-1a. */
    public static long grow(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    private static long hash(String word) {
        long hash = EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = grow(hash, word.charAt(i));
        }
        return hash;
    }

    /** The bits of the word with a hash; none if it is unknown. */
    public int bits(long hash) {
        int slot = slot(hash);
        return keys[slot] == hash ? bits[slot] : 0;
    }

    /** As {@link #bits}; faster where most words are unknown. */
    public int rareBits(long hash) {
        return (known[word(hash)] & 1L << hash) == 0 ? 0 : bits(hash);
    }

    private int word(long hash) {
        return (int) (hash >>> 40) & known.length - 1;
    }

    /** Where a hash is, or the free slot where it would be. */
    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & keys.length - 1;
        while (keys[slot] != hash && keys[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
