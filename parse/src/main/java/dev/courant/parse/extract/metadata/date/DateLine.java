package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import dev.courant.parse.text.date.DateWords;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a line with a date is: little but the date, or words about what happened then. Pure functions. */
final class DateLine {
    private static final int OTHERS = 4;
    private static final int LABEL = 60;
    private static final Set<String> UPDATED = Set.copyOf(Resources.words(DateLine.class, "update-words.txt"));
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}");

    private DateLine() {}

    /** Whether the words before the first digit say that the date is a person's: since when a member, born when. */
    static boolean isPersonal(String text) {
        return isPersonal(text, 0);
    }

    /** Whether the words before the first digit from a position on say so, without those before another number. */
    static boolean isPersonal(String text, int from) {
        int digit = firstDigit(text, from);
        int start = digit;
        while (start > 0 && digit - start < LABEL && !Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return digit > 0 && PersonalLabels.end(text.substring(start, digit));
    }

    /** Whether a line is nothing but the label of such a date. */
    static boolean isPersonalLabel(String text) {
        return text.length() <= LABEL && !hasDigit(text) && PersonalLabels.end(text);
    }

    static boolean tellsChange(String text) {
        for (String word : PlainText.fold(text).split(" ")) {
            if (UPDATED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean tellsPublication(String text) {
        for (String word : PlainText.fold(text).split(" ")) {
            if (DateWords.tellsPublication(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasDigit(String text) {
        return firstDigit(text, 0) >= 0;
    }

    private static int firstDigit(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text says a date and little else; a little more if it begins with the date or tells the time too. */
    static boolean isDate(String text) {
        int others = 0;
        for (String word : PlainText.fold(text).split(" ")) {
            others += DateWords.has(word) ? 0 : 1;
        }
        return others <= 1
                || others <= OTHERS
                        && (Character.isDigit(text.charAt(0))
                                || CLOCK.matcher(text).find());
    }
}
