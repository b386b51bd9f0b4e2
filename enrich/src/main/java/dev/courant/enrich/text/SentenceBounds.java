package dev.courant.enrich.text;

import dev.courant.parse.text.Resources;
import java.util.List;

/**
 * Decides whether a sentence ends between two words. A line end always ends a sentence. A full stop ends one when the
 * next word begins with a capital or a digit, and the previous word is not an abbreviation, an initial or a dotted
 * name; {@code !} and {@code ?} end one before a capital or a digit.
 */
final class SentenceBounds {
    private static final Lexicon ABBREVIATIONS = abbreviations();

    private boolean lineEnd;
    private boolean stop;
    private boolean strongStop;
    private boolean space;
    private char[] word = {};
    private int length;
    private boolean dotted;

    void separator(char c) {
        switch (c) {
            case '\n', '\r', '\u2028', '\u2029' -> lineEnd = true;
            case '.', '…' -> stop = true;
            case '!', '?' -> strongStop = true;
            case ' ', '\t', '\u00a0' -> space |= stop || strongStop;
            default -> {}
        }
    }

    boolean endsBefore(char next) {
        boolean opens = Character.isUpperCase(next) || Character.isDigit(next);
        return lineEnd || (space && opens && (strongStop || (stop && !isAbbreviated())));
    }

    /** Takes the next word; {@code folded} must stay as it is until {@link #endsBefore} is asked. */
    void word(char[] folded, int length, boolean dotted) {
        lineEnd = false;
        stop = false;
        strongStop = false;
        space = false;
        this.word = folded;
        this.length = length;
        this.dotted = dotted;
    }

    private boolean isAbbreviated() {
        return dotted || (length == 1 && Character.isLetter(word[0])) || isAbbreviation(word, length);
    }

    private static boolean isAbbreviation(char[] folded, int length) {
        return length <= 5 && ABBREVIATIONS.find(folded, length) != Lexicon.UNKNOWN;
    }

    private static Lexicon abbreviations() {
        var lexicon = new Lexicon.Builder();
        List<String> words = Resources.lines(SentenceBounds.class, "abbreviations.txt");
        words.forEach(lexicon::add);
        return lexicon.build();
    }
}
