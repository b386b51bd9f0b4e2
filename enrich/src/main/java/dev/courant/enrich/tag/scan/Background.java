package dev.courant.enrich.tag.scan;

import dev.courant.enrich.text.Tokens;
import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which sentences of an article are not its news: headlines of other stories that stand between its paragraphs,
 * and what its last part tells of years long past. For a single article, by one thread: a sentence is looked at when it
 * is asked for.
 */
public final class Background {
    private static final double RECAPITULATION = 0.3;
    private static final double UNKNOWN = -1;

    /** Where recapitulation may begin, as a part of the article, and the shortest article that has some. */
    private static final double LAST_PART = 0.6;

    private static final int LEAST_WORDS = 300;
    /** A year so long before the newest that is named is past. */
    private static final int YEARS = 2;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;
    private static final int YEAR_DIGITS = 4;

    private static final int LONGEST_HEADLINE = 14;
    private static final int SHORTEST_HEADLINE = 3;
    /** The share of words with a capital from which a line is written as a headline. */
    private static final double CAPITALS = 0.6;

    private static final String ENDS = ".!?…\"”’»):;,";

    /** What points to years long past, such as "years ago", each after its language. */
    private static final List<String> PAST = Resources.lines(Background.class, "past.txt");

    private final String text;
    private final Tokens tokens;
    private final BitSet past;
    private final double[] weights;
    private int newestYear = -1;

    /**
     * Creates the background of an article.
     *
     * @param excerpts the article
     * @param past the first words of what points to years long past
     */
    public Background(Excerpts excerpts, BitSet past) {
        this.text = excerpts.text();
        this.tokens = excerpts.tokens();
        this.past = past;
        this.weights = new double[tokens.sentenceCount()];
        Arrays.fill(weights, UNKNOWN);
    }

    /** Adds the phrases that point to the past in the languages of an index. */
    static void addTo(PhraseIndexBuilder phrases) {
        for (String line : PAST) {
            int colon = line.indexOf(':');
            if (phrases.languages().contains(line.substring(0, colon))) {
                phrases.addPast(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }

    /** {@return how much what stands in the sentence of a token counts: 1 for news, 0 for a headline in the text} */
    public double weight(int token) {
        int sentence = tokens.sentence(token);
        if (weights[sentence] == UNKNOWN) {
            weights[sentence] = weightOf(sentence);
        }
        return weights[sentence];
    }

    private double weightOf(int sentence) {
        int first = tokens.first(sentence);
        if (tokens.inTitle(first)) {
            return 1;
        }
        if (isHeadline(first, tokens.limit(sentence) - 1)) {
            return 0;
        }
        return isRecapitulation(first, tokens.limit(sentence) - 1) ? RECAPITULATION : 1;
    }

    /** A line of its own after the first, in capitals as headlines are, without a mark at its end. */
    private boolean isHeadline(int first, int last) {
        int words = last - first + 1;
        int end = tokens.end(last);
        if (words < SHORTEST_HEADLINE
                || words > LONGEST_HEADLINE
                || end == text.length()
                || ENDS.indexOf(text.charAt(end)) >= 0
                || !endsLine(end)
                || !beginsLine(tokens.start(first))) {
            return false;
        }
        int capitals = 0;
        for (int token = first; token <= last; token++) {
            capitals += tokens.letterCase(token) == Tokens.LOWER ? 0 : 1;
        }
        return capitals >= CAPITALS * words;
    }

    private boolean endsLine(int end) {
        int at = end;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n';
    }

    private boolean beginsLine(int start) {
        int at = start - 1;
        while (at >= 0 && isBlank(text.charAt(at))) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u00a0';
    }

    private boolean isRecapitulation(int first, int last) {
        if (tokens.count() < LEAST_WORDS || first < LAST_PART * tokens.count()) {
            return false;
        }
        int pointer = past.nextSetBit(first);
        return pointer >= 0 && pointer <= last || hasPastYear(first, last);
    }

    private boolean hasPastYear(int first, int last) {
        for (int token = first; token <= last; token++) {
            int year = year(token);
            if (year > 0 && year <= newestYear() - YEARS) {
                return true;
            }
        }
        return false;
    }

    private int newestYear() {
        if (newestYear < 0) {
            newestYear = 0;
            for (int token = tokens.titleCount(); token < tokens.count(); token++) {
                newestYear = Math.max(newestYear, year(token));
            }
        }
        return newestYear;
    }

    /** The year that a word of the text is; 0 if it is none. */
    private int year(int token) {
        int start = tokens.start(token);
        if (tokens.end(token) - start != YEAR_DIGITS) {
            return 0;
        }
        int year = 0;
        for (int at = start; at < start + YEAR_DIGITS; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            year = 10 * year + digit;
        }
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
    }
}
