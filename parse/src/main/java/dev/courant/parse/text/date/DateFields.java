package dev.courant.parse.text.date;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The parts of a date while it is read. */
final class DateFields {
    private static final int DAY_SECONDS = 86_400;

    /** The first newspapers were printed then; earlier years, most of all 1, stand for a date that was not set. */
    private static final int FIRST_YEAR = 1600;

    /** Later years, most of all 9999, stand for "never". */
    private static final int LAST_YEAR = 2099;

    int year = -1;
    int month = 1;
    int day = 1;
    private int secondOfDay;
    private int offset;
    private @Nullable ZoneId region;

    static DateFields of(int year, int month, int day) {
        DateFields fields = new DateFields();
        fields.year = year;
        fields.month = month;
        fields.day = day;
        return fields;
    }

    /** Sets the time, unless it is impossible; an hour of 24 is the next midnight, a second of 60 the next minute. */
    boolean time(int hour, int minute, int second) {
        int seconds = (hour * 60 + minute) * 60 + second;
        boolean possible = hour >= 0
                && hour <= 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second <= 60
                && seconds <= DAY_SECONDS;
        secondOfDay = possible ? seconds : 0;
        return possible;
    }

    void afternoon(boolean pm) {
        int half = DAY_SECONDS / 2;
        boolean late = secondOfDay >= half;
        secondOfDay += pm && !late ? half : !pm && late && secondOfDay < half + 3600 ? -half : 0;
    }

    /** Sets a zone whose offset depends on the day. */
    void zone(ZoneId zone) {
        region = zone;
    }

    boolean offset(int sign, int hours, int minutes) {
        offset = sign * (hours * 60 + minutes) * 60;
        return hours <= 18 && minutes < 60;
    }

    /**
     * Returns the date.
     *
     * @throws DateTimeException if there is no such day or offset, or if no news can be of that year
     */
    OffsetDateTime dateTime() {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("no year " + year);
        }
        LocalDateTime time = LocalDateTime.of(year, month, day, 0, 0).plusSeconds(secondOfDay);
        return region == null
                ? time.atOffset(ZoneOffset.ofTotalSeconds(offset))
                : time.atZone(region).toOffsetDateTime();
    }
}
