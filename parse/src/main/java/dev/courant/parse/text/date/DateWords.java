package dev.courant.parse.text.date;

import dev.courant.parse.text.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that dates are written with, in many languages, all in lower case: months, weekdays, and what accompanies
 * them.
 */
public final class DateWords {
    private static final int SHORT_NAME = 3;
    private static final Map<String, Integer> SHORTENED = months("months.txt");
    private static final Map<String, Integer> MONTHS = allMonths();
    private static final Set<String> WEEKDAYS = words("weekdays.txt");
    private static final Set<String> OTHERS = words("date-words.txt");
    private static final Set<String> PUBLISHED = words("published-words.txt");
    private static final Set<String> ORIGINAL = words("original-words.txt");

    private DateWords() {}

    /** Returns the number of a month by its full or short name, 1 to 12, or null. */
    public static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    /** Returns the number of a month by its name, or by a short name that the word begins with, or null. */
    static @Nullable Integer monthOrPrefix(String word) {
        Integer whole = MONTHS.get(word);
        boolean shortened = whole == null && word.length() > SHORT_NAME && !WEEKDAYS.contains(word);
        return shortened ? SHORTENED.get(word.substring(0, SHORT_NAME)) : whole;
    }

    /** Returns whether a word may be part of a date: a month, a weekday, a number, a zone, "published". */
    public static boolean has(String word) {
        return MONTHS.containsKey(word) || WEEKDAYS.contains(word) || OTHERS.contains(word) || isNumber(word);
    }

    /** Returns whether a word says that something was published. */
    public static boolean tellsPublication(String word) {
        return PUBLISHED.contains(word);
    }

    /** Returns whether a word says that something was so at first. */
    public static boolean tellsOrigin(String word) {
        return ORIGINAL.contains(word);
    }

    /** Digits, perhaps with the letters of an ordinal or of a time. */
    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.length() <= 5;
    }

    private static Map<String, Integer> allMonths() {
        Map<String, Integer> months = new HashMap<>(months("months-whole.txt"));
        months.putAll(SHORTENED);
        return Map.copyOf(months);
    }

    private static Map<String, Integer> months(String resource) {
        Map<String, Integer> months = new HashMap<>();
        List<String> lines = Resources.lines(DateWords.class, resource);
        for (int month = 0; month < lines.size(); month++) {
            for (String name : lines.get(month).split(" +")) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static Set<String> words(String resource) {
        return Set.copyOf(Resources.words(DateWords.class, resource));
    }
}
