package dev.courant.parse.text.date;

import dev.courant.parse.text.date.DateReader.NumericOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the first date in a short text: ISO 8601 and its relatives, then names of months, then numbers. */
final class DateSearch {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 12;
    private static final int YEAR = 4;
    private static final String ZONE = "(Z\\b|[A-Z][a-z]+/[A-Za-z_/]+|[A-Z]{2,5}\\b|[+-]\\d{2}:?\\d{2})?";
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(\\d{4}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})(?!\\d)(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*"
                    + ZONE + ")?");
    private static final Pattern ISO_DAY = Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})()(\\d{2})(\\d{2})(?:(?:T| (?=\\d\\d:))?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?\\s*"
                    + ZONE + ")?(?!\\d)");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{1,2}) ?([./|-]) ?(\\d{1,2}) ?\\2(?: ?((?:19|20)\\d{2})|(\\d{2}))(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.?[º°]|\\.)?[\\s-]+(?:of |de |d')?(?:[\\p{L}\\p{M}]{3,12} / )?([\\p{L}\\p{M}]{3,12})\\.?,?[\\s-]+(?:de |del )?(\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "([\\p{L}\\p{M}]{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[.,]?\\s+(?:de |del )?(\\d{4})(?!\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})[.,]?\\s+(?:m\\. )?([\\p{L}\\p{M}]{3,12})\\s+(\\d{1,2})(?!\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d.])(\\d{1,2})[:.hH](\\d{2})(?!\\.?\\d)(?::(\\d{2}))?\\s*([AaPp]\\.?[Mm]\\b)?\\.?\\s*" + ZONE);
    private static final Pattern HALF_DAY = Pattern.compile("(?<!\\p{L})[AaPp]\\.?[Mm]\\b");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    private DateSearch() {}

    /** Returns a text with the digits of other scripts as Latin ones. */
    static String withLatinDigits(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\u007f' && Character.isDigit(c)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return out == null ? text : out.toString();
    }

    /** Returns the time that a text is as seconds or milliseconds since 1970, or null. */
    static @Nullable OffsetDateTime epoch(String text) {
        return EPOCH.matcher(text).matches()
                ? plausible(Instant.ofEpochMilli(Long.parseLong(text) * (text.length() == 10 ? 1000 : 1))
                        .atOffset(ZoneOffset.UTC))
                : null;
    }

    /** Whether a text has a day such as 2026-03-16, beside which names of months say nothing more. */
    static boolean hasIsoDay(String text) {
        return ISO_DAY.matcher(text).find();
    }

    /** Whether a text gives a day and a month in numbers that could be the other way round. */
    static boolean isAmbiguous(String text) {
        Matcher m = NUMBERS.matcher(text);
        return m.find() && isAmbiguous(m) && !ISO.matcher(text).find();
    }

    /**
     * Returns the first date in a text with Latin digits, or null.
     *
     * @throws DateTimeException if what looks like the first is impossible
     */
    static @Nullable OffsetDateTime first(String text, NumericOrder order) {
        return hasYear(text) ? inAnyForm(text, order) : inNumbers(text, order);
    }

    /** Whether a text has four digits in a row, as all forms have but one: a quick look that rules out most texts. */
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < YEAR; i++) {
            char c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        }
        return digits == YEAR;
    }

    private static @Nullable OffsetDateTime inAnyForm(String text, NumericOrder order) {
        for (Pattern pattern : new Pattern[] {ISO, COMPACT}) {
            Matcher m = pattern.matcher(text);
            if (m.find()) {
                return plausible(inIsoOrder(m));
            }
        }
        Matcher m = EAST_ASIAN.matcher(text);
        if (m.find()) {
            return timed(text, m, number(m, 1), number(m, 2), number(m, 3));
        }
        OffsetDateTime found = inWords(text, DAY_MONTH, 3, 2, 1);
        found = found != null ? found : inWords(text, MONTH_DAY, 3, 1, 2);
        found = found != null ? found : inWords(text, YEAR_FIRST, 1, 2, 3);
        return found != null ? found : inNumbers(text, order);
    }

    private static OffsetDateTime inIsoOrder(Matcher m) {
        DateFields date = DateFields.of(number(m, 1), number(m, 3), number(m, 4));
        if (!date.time(number(m, 5), number(m, 6), number(m, 7))) {
            throw new DateTimeException("impossible time");
        }
        zone(m.group(8), date);
        return date.dateTime();
    }

    /** The first that a pattern finds whose word is a month. */
    private static @Nullable OffsetDateTime inWords(String text, Pattern pattern, int year, int month, int day) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            Integer number = DateWords.month(m.group(month).toLowerCase(Locale.ROOT));
            if (number != null) {
                return timed(text, m, number(m, year), number, number(m, day));
            }
        }
        return null;
    }

    private static @Nullable OffsetDateTime inNumbers(String text, NumericOrder order) {
        Matcher m = NUMBERS.matcher(text);
        if (!m.find() || order == NumericOrder.UNAMBIGUOUS && isAmbiguous(m)) {
            return null;
        }
        int first = number(m, 1);
        int second = number(m, 3);
        int year = m.group(4) == null ? 2000 + number(m, 5) : number(m, 4);
        boolean american =
                order == NumericOrder.MONTH_FIRST || HALF_DAY.matcher(text).find();
        boolean monthFirst = second > MONTHS || american && !m.group(2).equals(".") && first <= MONTHS;
        return timed(text, m, year, monthFirst ? first : second, monthFirst ? second : first);
    }

    private static boolean isAmbiguous(Matcher numbers) {
        return number(numbers, 1) <= MONTHS && number(numbers, 3) <= MONTHS;
    }

    /** With the time that stands after the date, or else before it; midnight if that is impossible. */
    private static @Nullable OffsetDateTime timed(String text, Matcher found, int year, int month, int day) {
        DateFields date = DateFields.of(year, month, day);
        Matcher m = TIME.matcher(text);
        if ((m.find(found.end()) || m.region(0, found.start()).find())
                && number(m, 1) < 24
                && date.time(number(m, 1), number(m, 2), number(m, 3))) {
            if (m.group(4) != null) {
                date.afternoon(Character.toLowerCase(m.group(4).charAt(0)) == 'p');
            }
            zone(m.group(5), date);
        }
        return plausible(date.dateTime());
    }

    private static void zone(@Nullable String zone, DateFields date) {
        if (zone == null) {
            return;
        }
        if (Character.isLetter(zone.charAt(0))) {
            TimeZones.named(zone, date);
        } else if (!TimeZones.offset(new Cursor(zone), date)) {
            throw new DateTimeException("impossible offset " + zone);
        }
    }

    private static int number(Matcher m, int group) {
        String digits = m.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable OffsetDateTime plausible(OffsetDateTime time) {
        return time.getYear() >= FIRST_YEAR && time.getYear() < LAST_YEAR ? time : null;
    }
}
