package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import dev.courant.parse.text.WordTable;
import dev.courant.parse.text.date.DateWords;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the labels of dates that are a person's: since when a member, born when. Pure functions. */
final class PersonalLabels {
    private static final Set<UnicodeScript> UNSPACED =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI);
    private static final List<String> LABELS = Resources.lines(PersonalLabels.class, "personal-labels.txt").stream()
            .map(PlainText::fold)
            .toList();
    private static final Pattern PATTERN = pattern();
    private static final WordTable FIRST_WORDS = firstWords();
    /** What labels of scripts without spaces begin with. */
    private static final BitSet FIRST_LETTERS = LABELS.stream()
            .filter(label -> !isSpaced(label))
            .map(label -> label.charAt(0))
            .collect(BitSet::new, BitSet::set, BitSet::or);

    private PersonalLabels() {}

    /** The longest first; labels of scripts without spaces are found anywhere, others only as whole words. */
    private static Pattern pattern() {
        return Pattern.compile(LABELS.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(label ->
                        isSpaced(label) ? "(?<!\\p{L})" + Pattern.quote(label) + "(?!\\p{L})" : Pattern.quote(label))
                .collect(Collectors.joining("|")));
    }

    private static WordTable firstWords() {
        return new WordTable(LABELS.stream()
                .filter(PersonalLabels::isSpaced)
                .map(label -> label.substring(0, wordEnd(label, 0)))
                .distinct()
                .collect(Collectors.toMap(word -> word, word -> 1)));
    }

    private static boolean isSpaced(String label) {
        return label.codePoints().noneMatch(c -> UNSPACED.contains(UnicodeScript.of(c)));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether nothing follows a label in a text but words of dates. */
    static boolean end(String text) {
        String plain = PlainText.fold(text);
        if (!mayHaveOne(plain)) {
            return false;
        }
        Matcher label = PATTERN.matcher(plain);
        while (label.find()) {
            String rest = plain.substring(label.end()).strip();
            if (rest.isEmpty() || Stream.of(rest.split(" ")).allMatch(DateWords::has)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a folded text has the beginning of a label: most have none and need not be searched for a pattern. */
    private static boolean mayHaveOne(String plain) {
        long word = WordTable.EMPTY;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (FIRST_LETTERS.get(c)) {
                return true;
            }
            if (Character.isLetter(c)) {
                word = WordTable.grow(word, c);
            } else if (FIRST_WORDS.bits(word) != 0) {
                return true;
            } else {
                word = WordTable.EMPTY;
            }
        }
        return FIRST_WORDS.bits(word) != 0;
    }
}
