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
 * punctuation and capitals, and every word and every pair of neighbours is looked up. A name such as
 * {@code comments-of-the-board} has its labels, too, but is not {@link Label#OUTRIGHT}. Immutable.
 */
final class LabelDictionary {
    /** {@code has-sidebar}, {@code tag-share-prices}: the rest tells of a state or a category, not of the element. */
    private static final WordTable STATES =
            new WordTable(Stream.of("has", "no", "is", "with", "without", "category", "tag", "js", "if", "not")
                    .collect(Collectors.toMap(word -> word, word -> 1)));

    /** Before it a name says when it holds: {@code print:hidden}, {@code lg:hidden}. */
    private static final int VARIANT = ':';

    /** Marks words that say something of the layout, and nothing of a subject: {@code box}, {@code wrapper}. */
    private static final int LAYOUT = 1 << 30;

    private final WordTable words;

    private LabelDictionary(Map<String, Integer> labels) {
        this.words = new WordTable(labels);
    }

    static LabelDictionary standard() {
        Map<String, Integer> labels = new HashMap<>();
        Resources.wordsByKey(LabelDictionary.class, "labels.txt").forEach((label, words) -> {
            int bit = label.equals("layout")
                    ? LAYOUT
                    : Label.valueOf(label.toUpperCase(Locale.ROOT)).bit();
            words.forEach(word -> labels.merge(word, bit, (a, b) -> a | b));
        });
        return new LabelDictionary(labels);
    }

    /** The labels of the name in a part of a text. */
    int labelsOfName(String names, int from, int to) {
        int found = 0;
        if (names.indexOf(VARIANT, from, to) > from) {
            return 0;
        }
        boolean state = false;
        boolean subject = false;
        long previous = WordTable.EMPTY;
        int start = from;
        while (start < to) {
            int end = start;
            long word = WordTable.EMPTY;
            long pair = previous;
            boolean digit = false;
            while (end < to && isWord(names.charAt(end)) && !startsWord(names, end, start)) {
                char c = Character.toLowerCase(names.charAt(end++));
                digit |= c <= '9';
                word = WordTable.grow(word, c);
                pair = WordTable.grow(pair, c);
            }
            if (end > start) {
                boolean first = previous == WordTable.EMPTY;
                int bits = state ? 0 : words.bits(word) | (first ? 0 : words.bits(pair));
                subject = bits == 0 && !digit && (subject || found != 0);
                found |= bits;
                state |= first && STATES.bits(word) != 0;
                previous = word;
            }
            start = end < to && isWord(names.charAt(end)) ? end : end + 1;
        }
        return outright(found & ~LAYOUT, subject);
    }

    /** A name that ends with a word of another kind, such as {@code share-price}, may speak of the subject. */
    private static int outright(int labels, boolean subject) {
        return (labels & Label.ROLES) == 0 || subject ? labels : labels | Label.OUTRIGHT.bit();
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
