package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateWords;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when something was published first, as pages say that have been changed since: "originally published on". */
final class FirstPublished {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\d+");

    private static final int YEAR = 4;

    private FirstPublished() {}

    /** Returns the date right after two words such as "originally published", or null. */
    static @Nullable OffsetDateTime in(String text) {
        if (!hasYear(text)) {
            return null;
        }
        Matcher words = WORD.matcher(text);
        String last = "";
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            if (isTold(last, word) || isTold(word, last)) {
                String rest = text.substring(words.end());
                return isDateNext(rest) ? DateReader.findIn(rest, DateReader.NumericOrder.DAY_FIRST) : null;
            }
            last = word;
        }
        return null;
    }

    /** Most lines have no four digits in a row and need no closer look. */
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < YEAR; i++) {
            digits = Character.isDigit(text.charAt(i)) ? digits + 1 : 0;
        }
        return digits == YEAR;
    }

    private static boolean isTold(String origin, String publication) {
        return DateWords.tellsOrigin(origin) && DateWords.tellsPublication(publication);
    }

    /** Whether nothing stands before the first number but what dates are written with. */
    private static boolean isDateNext(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find() && DateWords.has(words.group().toLowerCase(Locale.ROOT))) {
            if (Character.isDigit(words.group().charAt(0))) {
                return true;
            }
        }
        return false;
    }
}
