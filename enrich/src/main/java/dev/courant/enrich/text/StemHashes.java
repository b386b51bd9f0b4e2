package dev.courant.enrich.text;

import java.util.Map;

/**
 * A hash of the stem of each word of an article, by which a model knows words without naming them. A stem is the folded
 * word without one of a few endings; it need not be a word, and all numbers have the same. Pure functions.
 */
public final class StemHashes {
    /** In the order in which they are tried. */
    private static final Map<String, String[]> ENDINGS = Map.of(
            "en", new String[] {"ing", "ed", "es", "s"},
            "es", new String[] {"os", "as", "es", "a", "o", "s"});

    private static final String[] NO_ENDINGS = {};

    /** The fewest letters of a stem that an ending is cut from. */
    private static final int MIN_STEM = 4;

    private static final int MAX_WORD = 64;
    private static final int NUMBER = 0x2545F491;
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private StemHashes() {}

    /**
     * Hashes the words of an article.
     *
     * @param tokens the words
     * @param title the title of which they are
     * @param text the text of which they are
     * @param language an ISO 639-1 code, which tells the endings
     * @return for each word the hash of its stem
     */
    public static int[] of(Tokens tokens, String title, String text, String language) {
        String[] endings = ENDINGS.getOrDefault(language, NO_ENDINGS);
        char[] word = new char[MAX_WORD];
        int[] hashes = new int[tokens.count()];
        for (int token = 0; token < hashes.length; token++) {
            String field = tokens.inTitle(token) ? title : text;
            hashes[token] = Character.isDigit(field.charAt(tokens.start(token)))
                    ? NUMBER
                    : hash(word, folded(field, tokens.start(token), tokens.end(token), word), endings);
        }
        return hashes;
    }

    /**
     * Returns the hash of two words that stand side by side.
     *
     * @param first the hash of the first
     * @param second the hash of the second
     * @return a hash that differs from that of the pair in the other order
     */
    public static int pair(int first, int second) {
        return mixed(first * 0x9E3779B1 + Integer.rotateLeft(second, 15) * 0x85EBCA77);
    }

    private static int folded(String field, int start, int end, char[] word) {
        int length = 0;
        for (int at = start; at < end && length < MAX_WORD; at++) {
            char folded = Folding.fold(field.charAt(at));
            if (folded != Folding.SEPARATOR) {
                word[length++] = folded;
            }
        }
        return length;
    }

    private static int hash(char[] word, int length, String[] endings) {
        int end = length - ending(word, length, endings);
        int hash = FNV_OFFSET;
        for (int at = 0; at < end; at++) {
            hash = (hash ^ word[at]) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static int ending(char[] word, int length, String[] endings) {
        for (String ending : endings) {
            if (length - ending.length() >= MIN_STEM && endsWith(word, length, ending)) {
                return ending.length();
            }
        }
        return 0;
    }

    private static boolean endsWith(char[] word, int length, String ending) {
        int from = length - ending.length();
        for (int at = 0; at < ending.length(); at++) {
            if (word[from + at] != ending.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** The last step of MurmurHash3 (Appleby), which spreads similar numbers. */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
