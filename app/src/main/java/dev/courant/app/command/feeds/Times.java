package dev.courant.app.command.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times for people: exact, in UTC, and as seen from now. Pure functions. */
final class Times {
    private static final long TWO_MINUTES = 120;
    private static final long TWO_HOURS = 7_200;
    private static final long TWO_DAYS = 172_800;

    private Times() {}

    /** Such as {@code 2026-11-22T16:03:11Z (5 min ago)}. */
    static String at(Instant time, Instant now) {
        return time.truncatedTo(ChronoUnit.SECONDS) + " (" + relative(time, now) + ")";
    }

    /** Such as {@code 5 min ago}, {@code in 2 h}, {@code now}. */
    static String relative(Instant time, Instant now) {
        Duration distance = Duration.between(time, now);
        if (distance.abs().toSeconds() == 0) {
            return "now";
        }
        return distance.isNegative() ? "in " + span(distance.negated()) : span(distance) + " ago";
    }

    /** Such as {@code 90 s}, {@code 5 min}, {@code 47 h}, {@code 3 d}; rounded down. */
    static String span(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < TWO_MINUTES) {
            return seconds + " s";
        }
        if (seconds < TWO_HOURS) {
            return duration.toMinutes() + " min";
        }
        return seconds < TWO_DAYS ? duration.toHours() + " h" : duration.toDays() + " d";
    }
}
