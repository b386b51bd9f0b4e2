package dev.courant.parse.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The parts of a date while it is read. */
final class DateFields {
    private static final int DAY_SECONDS = 86_400;

    int year = -1;
    int month = 1;
    int day = 1;
    private int secondOfDay;
    private int offset;

    /** Sets the time; an hour of 24 is the next midnight, a second of 60 the next minute. */
    boolean time(int hour, int minute, int second) {
        secondOfDay = (hour * 60 + minute) * 60 + second;
        return hour >= 0
                && hour <= 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second <= 60
                && secondOfDay <= DAY_SECONDS;
    }

    void afternoon(boolean pm) {
        int half = DAY_SECONDS / 2;
        boolean late = secondOfDay >= half;
        secondOfDay += pm && !late ? half : !pm && late && secondOfDay < half + 3600 ? -half : 0;
    }

    boolean offset(int sign, int hours, int minutes) {
        offset = sign * (hours * 60 + minutes) * 60;
        return hours <= 18 && minutes < 60;
    }

    @Nullable
    Instant instant() {
        try {
            return year < 1 || year > 9999
                    ? null
                    : LocalDateTime.of(year, month, day, 0, 0)
                            .toInstant(ZoneOffset.UTC)
                            .plusSeconds((long) secondOfDay - offset);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
