package dev.courant.parse.text.date;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a publication can have a date. A date outside of it stands for one that is missing, such as 1970
 * for zero and 2041 for a mistake; then the next witness counts. Immutable.
 *
 * @param earliest the first moment
 * @param latest the last moment
 */
public record DateWindow(Instant earliest, Instant latest) {
    /** Any time. */
    public static final DateWindow ANY = new DateWindow(Instant.MIN, Instant.MAX);

    /** Nothing was on the web before; it is also the first year that is read in texts for people. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** Clocks are wrong, time zones are left out, and some publishers date their articles by tomorrow's paper. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private static final Duration FAR_AHEAD = Duration.ofDays(5 * 365);

    /**
     * Returns the window of a document: from 1990 to two days after it was fetched.
     *
     * @param fetchedAt when it was fetched
     */
    public static DateWindow asOf(Instant fetchedAt) {
        return new DateWindow(EARLIEST, fetchedAt.plus(AHEAD));
    }

    /**
     * Returns the window of a document of which it is not known when it was fetched: to five years ahead, since no
     * clock is as wrong as that.
     *
     * @param now the present
     */
    public static DateWindow unfetched(Instant now) {
        return new DateWindow(Instant.MIN, now.plus(FAR_AHEAD));
    }

    /** Returns a date, or null if there is none within the window. */
    public @Nullable Instant screen(@Nullable Instant date) {
        return date != null && contains(date) ? date : null;
    }

    /** Returns a date, or null if there is none within the window. */
    public @Nullable OffsetDateTime screen(@Nullable OffsetDateTime date) {
        return date != null && contains(date.toInstant()) ? date : null;
    }

    private boolean contains(Instant date) {
        return !date.isBefore(earliest) && !date.isAfter(latest);
    }
}
