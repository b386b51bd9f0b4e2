package dev.courant.parse.text.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 and what resembles it: {@code 2026-11-21T10:00:00Z}, {@code 2026-11-21 10:00}, {@code 20261121},
 * {@code 2026-325}, {@code 2026-11}, {@code 2026}, {@code 2026/11/21}.
 */
final class IsoDate {
    private static final Pattern HALF_DAY = Pattern.compile("[AaPp]\\.?[Mm](?![A-Za-z])\\.?");

    private IsoDate() {}

    /** Returns the date that a text is; null if it is none, or not a possible one. */
    static @Nullable OffsetDateTime parse(String text) {
        Cursor in = new Cursor(text);
        DateFields date = new DateFields();
        int digits = in.digits();
        boolean read = switch (digits) {
            case 4 -> separated(in, date);
            case 7 -> ordinal(in, date, 4);
            case 8, 14 -> compact(in, date);
            default -> false;
        };
        if (!read || !time(in, date)) {
            return null;
        }
        try {
            return date.dateTime();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean separated(Cursor in, DateFields date) {
        date.year = in.number(4);
        if (in.atEnd() || !in.take("-/.")) {
            return in.atEnd();
        }
        if (in.digits() == 3) {
            return dayOfYear(in, date);
        }
        date.month = in.number(2);
        if (in.take("-/.")) {
            date.day = in.number(2);
        } else if (in.isDigit()) {
            date.day = in.number(2);
        }
        return date.month > 0 && date.day > 0;
    }

    private static boolean compact(Cursor in, DateFields date) {
        date.year = in.number(4);
        date.month = in.number(2);
        date.day = in.number(2);
        return true;
    }

    private static boolean ordinal(Cursor in, DateFields date, int yearDigits) {
        date.year = in.number(yearDigits);
        return dayOfYear(in, date);
    }

    private static boolean dayOfYear(Cursor in, DateFields date) {
        int day = in.number(3);
        if (date.year < 1 || day < 1 || day > LocalDate.of(date.year, 1, 1).lengthOfYear()) {
            return false;
        }
        LocalDate found = LocalDate.ofYearDay(date.year, day);
        date.month = found.getMonthValue();
        date.day = found.getDayOfMonth();
        return true;
    }

    private static boolean time(Cursor in, DateFields date) {
        in.take("Tt");
        in.skipSpace();
        if (in.isDigit()) {
            int hour = in.number(2);
            in.take(":");
            int minute = in.isDigit() ? in.number(2) : 0;
            in.take(":");
            int second = in.isDigit() ? in.number(2) : 0;
            if (in.take(".,")) {
                in.skipDigits();
            }
            if (!date.time(hour, minute, second)) {
                return false;
            }
            in.skipSpace();
            halfDay(in, date);
        }
        in.skipSpace();
        return zone(in, date);
    }

    private static void halfDay(Cursor in, DateFields date) {
        Matcher m = HALF_DAY.matcher(in.rest());
        if (m.lookingAt()) {
            date.afternoon(Character.toLowerCase(in.peek()) == 'p');
            in.skip(m.end());
        }
    }

    private static boolean zone(Cursor in, DateFields date) {
        if (in.atEnd()) {
            return true;
        }
        return in.peek() == '+' || in.peek() == '-' ? TimeZones.offset(in, date) : TimeZones.named(in.rest(), date);
    }
}
