package dev.courant.parse.extract.tree;

import dev.courant.parse.text.Resources;
import dev.courant.parse.text.WordTable;
import java.util.Arrays;
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

    private static final int LONGEST_NAME = 120;
    private static final int MOST_CHARS = 600;
    private static final int UPPER = 1 << 16;
    private static final int LOWER = 1 << 17;
    private static final int DIGIT = 1 << 18;
    private static final int[] ASCII = ascii();

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

    /** The labels of the names in a part of a text, such as the value of an attribute. */
    int labelsOf(String names, int from, int to) {
        int end = Math.min(to, from + MOST_CHARS);
        int found = 0;
        int start = from;
        while (start < end) {
            Name name = new Name();
            int i = start;
            while (i < end && names.charAt(i) > ' ') {
                int kind = kindOf(names.charAt(i));
                if (kind == 0) {
                    name.variant |= names.charAt(i) == VARIANT && i > start;
                    i++;
                    continue;
                }
                long word = WordTable.EMPTY;
                long pair = name.previous;
                int before = 0;
                boolean digit = false;
                while (continues(kind, before)) {
                    word = WordTable.grow(word, (char) kind);
                    pair = WordTable.grow(pair, (char) kind);
                    digit |= (kind & DIGIT) != 0;
                    before = kind;
                    kind = ++i < end ? kindOf(names.charAt(i)) : 0;
                }
                add(word, pair, digit, name);
            }
            found |= i - start > LONGEST_NAME ? 0 : name.labels();
            start = i + 1;
        }
        return found;
    }

    private void add(long word, long pair, boolean digit, Name name) {
        boolean first = name.previous == WordTable.EMPTY;
        int bits = name.state ? 0 : words.rareBits(word) | (first ? 0 : words.rareBits(pair));
        name.subject = bits == 0 && !digit && (name.subject || name.found != 0);
        name.found |= bits;
        name.state |= first && STATES.bits(word) != 0;
        name.previous = word;
    }

    /** What is known of a name so far. */
    private static final class Name {
        long previous = WordTable.EMPTY;
        int found;
        /** Whether it tells of a state or a category. */
        boolean state;
        /** Whether it ends with a word that has no labels, after one that has. */
        boolean subject;
        /** Whether it says when it holds. */
        boolean variant;

        int labels() {
            return variant ? 0 : outright(found & ~LAYOUT, subject);
        }
    }

    /** Whether a character goes on with a word: in {@code sideBar} a word ends where the case changes. */
    private static boolean continues(int kind, int before) {
        return kind != 0 && ((kind & UPPER) == 0 || (before & LOWER) == 0);
    }

    /** A name that ends with a word of another kind, such as {@code share-price}, may speak of the subject. */
    private static int outright(int labels, boolean subject) {
        return (labels & Label.ROLES) == 0 || subject ? labels : labels | Label.OUTRIGHT.bit();
    }

    /** A letter or digit in lower case, with what it was; 0 for anything else. */
    private static int kindOf(char c) {
        return c < ASCII.length ? ASCII[c] : kind(c);
    }

    private static int kind(char c) {
        if (!Character.isLetterOrDigit(c)) {
            return 0;
        }
        char lower = Character.toLowerCase(c);
        return lower
                | (Character.isUpperCase(c) ? UPPER : Character.isLowerCase(c) ? LOWER : 0)
                | (lower <= '9' ? DIGIT : 0);
    }

    private static int[] ascii() {
        int[] kinds = new int[128];
        Arrays.setAll(kinds, c -> kind((char) c));
        return kinds;
    }
}
