package dev.courant.parse.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that dates are written with, in many languages: months, days of the week, and what stands by them. */
public final class DateWords {
    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> OTHERS = words("date-words.txt");
    private static final Set<String> PUBLISHED = words("published-words.txt");
    private static final Set<String> ORIGINAL = words("original-words.txt");

    private DateWords() {}

    /** The number of a month, by its full or short name in lower case; null if it is none. */
    public static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    /** Whether a word, in lower case, may be part of a date: a month, a day, a number, a zone, "published". */
    public static boolean has(String word) {
        return MONTHS.containsKey(word) || OTHERS.contains(word) || isNumber(word);
    }

    /** Whether a word, in lower case, says that something was published. */
    public static boolean tellsPublication(String word) {
        return PUBLISHED.contains(word);
    }

    /** Whether a word, in lower case, says that something was so at first. */
    public static boolean tellsOrigin(String word) {
        return ORIGINAL.contains(word);
    }

    /** Digits, perhaps with the letters of an ordinal or of a time. */
    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.length() <= 5;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        List<String> lines = ResourceLines.of(DateWords.class, "months.txt");
        for (int month = 0; month < lines.size(); month++) {
            for (String name : lines.get(month).split(" +")) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static Set<String> words(String resource) {
        Set<String> words = new HashSet<>();
        for (String line : ResourceLines.of(DateWords.class, resource)) {
            words.addAll(List.of(line.split(" +")));
        }
        return Set.copyOf(words);
    }
}
