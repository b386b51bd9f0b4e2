package dev.courant.ingest.reextract;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often each word is in a text. In scripts that do not part words with blanks, each character is one. Immutable.
 */
final class WordFrequencies {
    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
                    + "|[\\p{L}\\p{N}\\p{M}'’&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}"
                    + "\\p{IsKhmer}\\p{IsMyanmar}]]+");

    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    private WordFrequencies() {}

    static WordFrequencies of(String text) {
        WordFrequencies words = new WordFrequencies();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.counts.merge(word.group(), 1, Integer::sum);
            words.total++;
        }
        return words;
    }

    /** Returns the number of all words. */
    int total() {
        return total;
    }

    /** Returns how many of these words others do not have, or not as often. */
    int without(WordFrequencies others) {
        return counts.entrySet().stream()
                .mapToInt(word -> Math.max(0, word.getValue() - others.counts.getOrDefault(word.getKey(), 0)))
                .sum();
    }
}
