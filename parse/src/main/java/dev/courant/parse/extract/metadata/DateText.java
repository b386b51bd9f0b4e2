package dev.courant.parse.extract.metadata;

import dev.courant.parse.text.DateWords;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date out of a short text: ISO 8601 and its relatives, numbers with a day and a month in the order of the
 * place, and dates with a month's name in the languages of {@code months.txt}. A date without a time is midnight, a
 * time without a zone is UTC.
 */
final class DateText {
    private static final int LONGEST = 200;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 12;
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(\\d{4}) ?[-/.] ?(\\d{1,2}) ?[-/.] ?(\\d{1,2})(?!\\d)(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern COMPACT =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(?!\\d)");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{1,2}) ?([./|-]) ?(\\d{1,2}) ?\\2(?: ?((?:19|20)\\d{2})|(\\d{2}))(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.?[º°]|\\.)?[\\s-]+(?:of |de |d')?(?:[\\p{L}\\p{M}]{3,12} / )?([\\p{L}\\p{M}]{3,12})\\.?,?[\\s-]+(?:de |del )?(\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "([\\p{L}\\p{M}]{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:de |del )?(\\d{4})(?!\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})\\.?\\s+(?:m\\. )?([\\p{L}\\p{M}]{3,12})\\s+(\\d{1,2})(?!\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.](\\d{2})(?::(\\d{2}))?\\s*([AaPp]\\.?[Mm]\\b)?\\.?\\s*(Z\\b|UTC|GMT|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    private DateText() {}

    /** The first date in a text, or null if it has none that a news page could bear. */
    static @Nullable OffsetDateTime parse(String text) {
        String value = text.length() > LONGEST ? text.substring(0, LONGEST) : text.strip();
        try {
            return anyOf(latin(value));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Whether a text gives a day and a month in numbers that could be the other way round. */
    static boolean isAmbiguous(String text) {
        Matcher m = NUMBERS.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return m.find()
                && number(m, 1) <= MONTHS
                && number(m, 3) <= MONTHS
                && !ISO.matcher(text).find();
    }

    /** With the digits of other scripts as Latin ones. */
    private static String latin(String text) {
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

    private static @Nullable OffsetDateTime anyOf(String text) {
        Matcher m = ISO.matcher(text);
        if (m.find()) {
            return instant(
                    number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6), m.group(7));
        }
        if (EPOCH.matcher(text).matches()) {
            return plausible(Instant.ofEpochMilli(Long.parseLong(text) * (text.length() == 10 ? 1000 : 1))
                    .atOffset(ZoneOffset.UTC));
        }
        m = COMPACT.matcher(text);
        if (m.find()) {
            return instant(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6), null);
        }
        m = EAST_ASIAN.matcher(text);
        if (m.find()) {
            return timed(text, m, number(m, 1), number(m, 2), number(m, 3));
        }
        return inWords(text);
    }

    private static @Nullable OffsetDateTime inWords(String text) {
        OffsetDateTime found = inWords(text, DAY_MONTH, 3, 2, 1);
        found = found != null ? found : inWords(text, MONTH_DAY, 3, 1, 2);
        found = found != null ? found : inWords(text, YEAR_FIRST, 1, 2, 3);
        Matcher m = NUMBERS.matcher(text);
        return found == null && m.find() ? inNumbers(text, m) : found;
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

    /** Day before month, as most of the world writes, unless slashes and the numbers say otherwise. */
    private static @Nullable OffsetDateTime inNumbers(String text, Matcher m) {
        int first = number(m, 1);
        int second = number(m, 3);
        int year = m.group(4) == null ? 2000 + number(m, 5) : number(m, 4);
        boolean monthFirst =
                second > 12 || m.group(2).equals("/") && first <= 12 && text.matches("(?s).*\\b[AaPp]\\.?[Mm]\\b.*");
        return timed(text, m, year, monthFirst ? first : second, monthFirst ? second : first);
    }

    /** With the time that stands after the date, or else before it. */
    private static @Nullable OffsetDateTime timed(String text, Matcher date, int year, int month, int day) {
        Matcher m = TIME.matcher(text);
        if (!m.find(date.end()) && !m.region(0, date.start()).find()) {
            return instant(year, month, day, 0, 0, 0, null);
        }
        int hour = number(m, 1);
        String half = m.group(4) == null ? "" : m.group(4).toLowerCase(Locale.ROOT);
        hour = half.startsWith("p") && hour < 12 ? hour + 12 : half.startsWith("a") && hour == 12 ? 0 : hour;
        return hour > 23 || number(m, 2) > 59
                ? instant(year, month, day, 0, 0, 0, null)
                : instant(year, month, day, hour, number(m, 2), 0, m.group(5));
    }

    private static int number(Matcher m, int group) {
        String digits = m.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable OffsetDateTime instant(
            int year, int month, int day, int hour, int minute, int second, @Nullable String zone) {
        LocalDateTime time = LocalDateTime.of(year, month, day, hour == 24 ? 0 : hour, minute, Math.min(second, 59));
        return plausible(time.atOffset(offset(zone)));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        return zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static @Nullable OffsetDateTime plausible(OffsetDateTime time) {
        int year = time.getYear();
        return year >= FIRST_YEAR && year < LAST_YEAR ? time : null;
    }
}
