package dev.courant.enrich.text;

import java.text.Normalizer;

/**
 * Folds characters for comparison: to lower case, without diacritics. Each character gives one character, so that
 * offsets in folded text are offsets in the text.
 */
final class Folding {
    /** What {@link #fold(char)} returns for a character that is not part of a word. */
    static final char SEPARATOR = 0;

    private static final char[] TABLE = table(0x2000);
    private static final String WITHOUT_DECOMPOSITION = "łŁøØđĐıßæÆœŒðÐþÞ";
    private static final String THEIR_LETTERS = "lloodDisaAoOdDtT";

    private Folding() {}

    static char fold(char c) {
        return c < TABLE.length ? TABLE[c] : foldRare(c);
    }

    /** Whether a character is a combining mark: these belong to the letter before them and do not end a word. */
    static boolean isMark(char c) {
        return c >= '\u0300' && c <= '\u036F';
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = fold(word.charAt(i));
            if (c != SEPARATOR) {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static char foldRare(char c) {
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : SEPARATOR;
    }

    private static char[] table(int size) {
        var table = new char[size];
        for (char c = 0; c < size; c++) {
            table[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(base(c)) : SEPARATOR;
        }
        return table;
    }

    private static char base(char c) {
        int special = WITHOUT_DECOMPOSITION.indexOf(c);
        return special >= 0
                ? THEIR_LETTERS.charAt(special)
                : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }
}
