package dev.courant.enrich.text;

import java.util.Arrays;

/**
 * Splits a title and a text into {@link Tokens}. A word is a run of letters and digits. Hyphens and apostrophes end a
 * word, an English possessive {@code 's} is dropped, and a dotted abbreviation such as {@code U.N.} is one word.
 */
public final class Tokenizer {
    /** The most words that are read of an article; later ones hardly change its topics. */
    public static final int MAX_TOKENS = 200_000;

    private static final int MAX_WORD = 64;

    private final Lexicon lexicon;
    private final char[] word = new char[MAX_WORD];
    private final Tokens tokens;

    /** The keys of the words that are short, and 0 for the others. */
    private long[] keys;

    private Tokenizer(Lexicon lexicon, int characters) {
        this.lexicon = lexicon;
        int expected = Math.min(MAX_TOKENS, characters / 5 + 16);
        this.tokens = new Tokens(expected);
        this.keys = new long[expected];
    }

    /** Returns the words of an article, numbered by a lexicon. */
    public static Tokens tokenize(Lexicon lexicon, String title, String text) {
        var tokenizer = new Tokenizer(lexicon, title.length() + text.length());
        tokenizer.field(title.toCharArray());
        tokenizer.tokens.endTitle();
        tokenizer.field(text.toCharArray());
        tokenizer.findShortWords();
        return tokenizer.tokens;
    }

    /** Looks the short words up one after another, so that the processor fetches many of them at the same time. */
    private void findShortWords() {
        for (int token = 0; token < tokens.count(); token++) {
            if (keys[token] != 0) {
                tokens.setForm(token, lexicon.findShort(keys[token]));
            }
        }
    }

    private void field(char[] text) {
        tokens.beginSentence();
        var bounds = new SentenceBounds();
        int at = 0;
        while (at < text.length && tokens.count() < MAX_TOKENS) {
            char c = text[at];
            if (Folding.fold(c) == Folding.SEPARATOR) {
                bounds.separator(c);
                at++;
            } else {
                at = token(text, at, bounds);
            }
        }
    }

    private int token(char[] text, int start, SentenceBounds bounds) {
        if (bounds.endsBefore(text[start])) {
            tokens.beginSentence();
        }
        int length = 0;
        int capitals = 0;
        int at = start;
        for (; at < text.length; at++) {
            char c = text[at];
            char folded = Folding.fold(c);
            if (folded == Folding.SEPARATOR) {
                if (Folding.isMark(c)) {
                    continue;
                }
                if (!dottedLetterFollows(text, at, start, capitals)) {
                    break;
                }
            } else if (length < MAX_WORD) {
                word[length++] = folded;
                capitals += c != folded && Character.isUpperCase(c) ? 1 : 0;
            }
        }
        boolean dotted = at - start > length && text[start + 1] == '.';
        int end = dotted && at < text.length && text[at] == '.' ? at + 1 : at;
        long key = Lexicon.shortKey(word, length);
        if (tokens.count() == keys.length) {
            keys = Arrays.copyOf(keys, keys.length + keys.length / 2 + 16);
        }
        keys[tokens.count()] = key;
        int form = key == 0 ? lexicon.findLong(word, length) : Lexicon.UNKNOWN;
        tokens.add(start, end, form, letterCase(text[start], capitals, length));
        bounds.word(word, length, dotted);
        return afterPossessive(text, end);
    }

    /** Whether a full stop is inside an abbreviation such as {@code U.N.}: after and before a single capital. */
    private static boolean dottedLetterFollows(char[] text, int at, int start, int capitals) {
        return text[at] == '.'
                && capitals > 0
                && at - start == 2 * capitals - 1
                && at + 1 < text.length
                && Character.isUpperCase(text[at + 1])
                && (at + 2 == text.length || Folding.fold(text[at + 2]) == Folding.SEPARATOR);
    }

    private static byte letterCase(char first, int capitals, int length) {
        if (capitals == length && length > 1) {
            return Tokens.ALL_CAPITALS;
        }
        return capitals > 0 && Character.isUpperCase(first) ? Tokens.CAPITAL : Tokens.LOWER;
    }

    private static int afterPossessive(char[] text, int at) {
        boolean possessive = at + 1 < text.length
                && (text[at] == '\'' || text[at] == '’')
                && (text[at + 1] == 's' || text[at + 1] == 'S')
                && (at + 2 == text.length || Folding.fold(text[at + 2]) == Folding.SEPARATOR);
        return possessive ? at + 2 : at;
    }
}
