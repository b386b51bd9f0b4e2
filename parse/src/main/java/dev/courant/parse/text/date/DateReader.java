package dev.courant.parse.text.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates in the many forms that feeds and pages write: RFC 822 and its variants, ISO 8601 and its profiles, dates
 * with the name of a month in some thirty languages, dates in numbers. A time without a zone is UTC, a date without a
 * time is midnight of that day. A date that does not exist is not read, nor one outside of the years 1600 to 2099, nor
 * the beginning of 1970: year 1, 9999 and second 0 are what programs write for a date that they do not have, as are the
 * days from which their clocks count. Pure functions.
 */
public final class DateReader {
    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern SECONDS = Pattern.compile("^(\\d{10})\\.\\d{1,9}$");
    private static final int LARGEST_OFFSET_SECONDS = 14 * 3600;

    /** The days from which programs count: Windows, SQL Server, spreadsheets, the Macintosh, DOS. */
    private static final Set<LocalDate> FIRST_DAYS = Set.of(
            LocalDate.of(1601, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(1980, 1, 1));

    private DateReader() {}

    /** How to read a date in numbers whose day and month could be either way round. */
    public enum NumericOrder {
        /** As most of the world writes, unless slashes and a time with "am" or "pm" tell of the United States. */
        DAY_FIRST,
        /** As the United States write. */
        MONTH_FIRST,
        /** Not at all. */
        UNAMBIGUOUS;

        /** Returns the order of a language, given by its tag; null gives that of most of the world. */
        public static NumericOrder of(@Nullable String language) {
            String tag =
                    language == null ? "" : language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
            return tag.equals("en-us") || tag.equals("es-us") ? MONTH_FIRST : DAY_FIRST;
        }
    }

    /**
     * Reads a field that holds a date and little else, as those of feeds do.
     *
     * @param text the field; null gives null
     * @return the moment, or null if there is none of the years 1600 to 2099, if it is impossible, or if day and month
     *     could be either way round
     */
    public static @Nullable Instant readField(@Nullable String text) {
        if (text == null || text.length() > LONGEST_FIELD) {
            return null;
        }
        String date = DateText.withColons(DateText.normalised(text).strip());
        date = SECONDS.matcher(date).replaceFirst("$1");
        try {
            OffsetDateTime found = DateSearch.epoch(date);
            found = found != null ? found : IsoDate.parse(date);
            found = found != null || DateSearch.hasIsoDay(date) ? found : WordDate.parse(date);
            found = found != null ? found : DateSearch.first(date, NumericOrder.UNAMBIGUOUS);
            return found == null || isUnset(found) ? null : found.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Finds the first date in a text for people, or in a field of a page, of which only the first 200 characters are
     * read.
     *
     * @param text one line or less
     * @param order how to read dates in numbers
     * @return the date, or null if there is none of the years 1990 to 2099
     */
    public static @Nullable OffsetDateTime findIn(String text, NumericOrder order) {
        String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text.strip();
        String date = DateText.normalised(start);
        try {
            OffsetDateTime epoch = DateSearch.epoch(date);
            return epoch != null ? epoch : DateSearch.first(date, order);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The beginning of Unix time, in whatever zone, is what programs write that read no date or an error as one; so are
     * the first days of other clocks and the last second of 32 bits.
     */
    private static boolean isUnset(OffsetDateTime date) {
        long second = date.toEpochSecond();
        return Math.abs(second) <= LARGEST_OFFSET_SECONDS
                || second == Integer.MAX_VALUE
                || date.toLocalTime().equals(LocalTime.MIDNIGHT) && FIRST_DAYS.contains(date.toLocalDate());
    }

    /** Returns whether a text gives a day and a month in numbers that could be either way round. */
    public static boolean isAmbiguous(String text) {
        return DateSearch.isAmbiguous(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
}
