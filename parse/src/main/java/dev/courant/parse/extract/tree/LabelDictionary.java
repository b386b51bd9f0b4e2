package dev.courant.parse.extract.tree;

import dev.courant.parse.text.Resources;
import dev.courant.parse.text.WordTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads labels out of names such as {@code "article__share-bar relatedPosts"}: each name is cut into words at
 * punctuation and capitals, and every word and every pair of neighbours is looked up. Immutable.
 */
final class LabelDictionary {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_CHARS = 600;

    /** {@code has-sidebar}, {@code tag-share-prices}: the rest tells of a state or a category, not of the element. */
    private static final WordTable STATES =
            new WordTable(Stream.of("has", "no", "is", "with", "without", "category", "tag", "js", "if", "not")
                    .collect(Collectors.toMap(word -> word, word -> 1)));

    private final WordTable words;

    private LabelDictionary(Map<String, Integer> labels) {
        this.words = new WordTable(labels);
    }

    static LabelDictionary standard() {
        Map<String, Integer> labels = new HashMap<>();
        Resources.wordsByKey(LabelDictionary.class, "labels.txt").forEach((label, words) -> {
            int bit = Label.valueOf(label.toUpperCase(Locale.ROOT)).bit();
            words.forEach(word -> labels.merge(word, bit, (a, b) -> a | b));
        });
        return new LabelDictionary(labels);
    }

    /** The labels of a whole attribute value, which may hold several names. */
    int labelsOf(String names) {
        int found = 0;
        int length = Math.min(names.length(), MOST_CHARS);
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || names.charAt(i) <= ' ') {
                if (i > start && i - start <= LONGEST_NAME) {
                    found |= labelsOfName(names, start, i);
                }
                start = i + 1;
            }
        }
        return found;
    }

    private int labelsOfName(String names, int from, int to) {
        int found = 0;
        boolean state = false;
        long previous = WordTable.EMPTY;
        int start = from;
        while (start < to) {
            int end = start;
            long word = WordTable.EMPTY;
            long pair = previous;
            while (end < to && isWord(names.charAt(end)) && !startsWord(names, end, start)) {
                char c = Character.toLowerCase(names.charAt(end++));
                word = WordTable.grow(word, c);
                pair = WordTable.grow(pair, c);
            }
            if (end > start) {
                boolean first = previous == WordTable.EMPTY;
                found |= state ? 0 : words.bits(word);
                found |= first || state ? 0 : words.bits(pair);
                state |= first && STATES.bits(word) != 0;
                previous = word;
            }
            start = end < to && isWord(names.charAt(end)) ? end : end + 1;
        }
        return found;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || Character.isLetterOrDigit(c);
    }

    private static boolean startsWord(String names, int i, int start) {
        char c = names.charAt(i);
        return i > start
                && !(c >= 'a' && c <= 'z')
                && Character.isUpperCase(c)
                && Character.isLowerCase(names.charAt(i - 1));
    }
}
