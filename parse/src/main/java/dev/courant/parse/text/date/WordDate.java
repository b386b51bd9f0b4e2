package dev.courant.parse.text.date;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates with the name of a month, in whatever order their parts come: RFC 822, RFC 850, asctime and what people write.
 * Also purely numeric dates of the day-first kind, where the day leaves no doubt.
 */
final class WordDate {
    private final Cursor in;
    private final DateFields date = new DateFields();
    private int month = -1;
    private int first = -1;
    private int second = -1;
    private int third = -1;
    private boolean firstIsLong;
    private boolean secondIsLong;
    private boolean thirdIsLong;
    private boolean timed;
    private boolean sound = true;

    private WordDate(String text) {
        in = new Cursor(text);
    }

    /**
     * Returns the date that a text is; null if it is none.
     *
     * @throws DateTimeException if it is one, but not a possible one
     */
    static @Nullable OffsetDateTime parse(String text) {
        return new WordDate(text).read();
    }

    private @Nullable OffsetDateTime read() {
        while (!in.atEnd() && sound) {
            if (in.isDigit()) {
                number();
            } else if (Character.isLetter(in.peek())) {
                word();
            } else if (timed && (in.peek() == '+' || in.peek() == '-')) {
                sound = TimeZones.offset(in, date);
            } else {
                in.skip();
            }
        }
        if (!sound) {
            throw new DateTimeException("impossible time or number");
        }
        return assign() ? date.dateTime() : null;
    }

    private void word() {
        if (timed && TimeZones.named(in.rest(), date)) {
            in.skipWord();
            return;
        }
        String word = in.word();
        String name = word.toLowerCase(Locale.ROOT);
        Integer found = DateWords.monthOrPrefix(name);
        if (found != null && month < 0) {
            month = found;
        } else if (name.equals("am") || name.equals("pm")) {
            date.afternoon(name.equals("pm"));
        } else if (timed) {
            TimeZones.named(word, date);
        }
    }

    private void number() {
        int digits = in.digits();
        int value = in.number(9);
        sound = digits == 1 || digits == 2 || digits == 4;
        if (!timed && digits <= 2 && in.isTimeSeparator()) {
            time(value);
        } else if (first < 0) {
            first = value;
            firstIsLong = digits > 2;
        } else if (second < 0) {
            second = value;
            secondIsLong = digits > 2;
        } else if (third < 0) {
            third = value;
            thirdIsLong = digits > 2;
        }
    }

    private void time(int hour) {
        boolean colon = in.take(":");
        int minute = colon || in.take("hH") && in.isDigit() ? in.number(2) : 0;
        int seconds = in.take(":.") && in.isDigit() ? in.number(2) : 0;
        if (in.take(".,")) {
            in.skipDigits();
        }
        timed = true;
        sound = date.time(hour, minute, seconds);
    }

    /** Tells day, month and year apart. */
    private boolean assign() {
        if (month < 0) {
            month = second;
            second = third;
            secondIsLong = thirdIsLong;
            boolean certain = first > 12 && month >= 1 && month <= 12 && second > 99;
            if (!certain) {
                return false;
            }
        }
        date.month = month;
        date.day = firstIsLong ? second : first;
        int year = firstIsLong ? first : second;
        date.year = firstIsLong || secondIsLong ? year : century(year);
        return date.day > 0;
    }

    /** Two digits mean this century up to 49 (RFC 2822, section 4.3). */
    private static int century(int year) {
        return year < 0 ? year : year < 50 ? 2000 + year : 1900 + year;
    }
}
