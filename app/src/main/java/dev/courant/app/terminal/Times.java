package dev.courant.app.terminal;

import dev.courant.runtime.config.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Formats times for people, in UTC and relative to now, and reads times that people write. Pure functions. */
public final class Times {
    private static final long TWO_MINUTES = 120;
    private static final long TWO_HOURS = 7_200;
    private static final long TWO_DAYS = 172_800;

    private Times() {}

    /** Such as {@code 2026-11-22T16:03:11Z (5 min ago)}. */
    public static String at(Instant time, Instant now) {
        return time.truncatedTo(ChronoUnit.SECONDS) + " (" + relative(time, now) + ")";
    }

    /** Such as {@code 5 min ago}, {@code in 2 h}, {@code now}. */
    public static String relative(Instant time, Instant now) {
        Duration distance = Duration.between(time, now);
        if (distance.abs().toSeconds() == 0) {
            return "now";
        }
        return distance.isNegative() ? "in " + span(distance.negated()) : span(distance) + " ago";
    }

    /** Such as {@code 90 s}, {@code 5 min}, {@code 47 h}, {@code 3 d}; rounded down. */
    public static String span(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < TWO_MINUTES) {
            return seconds + " s";
        }
        if (seconds < TWO_HOURS) {
            return duration.toMinutes() + " min";
        }
        return seconds < TWO_DAYS ? duration.toHours() + " h" : duration.toDays() + " d";
    }

    /**
     * Reads a time in the past: how long ago, such as {@code 7d}; a date, which means midnight UTC; or a time in ISO
     * 8601.
     *
     * @param text what was written
     * @param now the time from which a duration is counted back
     * @return the time
     * @throws IllegalArgumentException when it is none of these; the message says what to write
     */
    public static Instant past(String text, Instant now) {
        try {
            return text.contains("T") && text.contains("-")
                    ? OffsetDateTime.parse(text).toInstant()
                    : text.contains("-")
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : now.minus(Durations.parse(text));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "write a duration such as 12h or 7d, a date such as 2026-11-01,"
                            + " or a time such as 2026-11-01T06:00:00Z",
                    e);
        }
    }
}
