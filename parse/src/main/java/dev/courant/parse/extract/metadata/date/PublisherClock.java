package dev.courant.parse.extract.metadata.date;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the publisher's own clock out of statements of one moment by several clocks. They show the same minute of
 * different hours: one is in UTC, one local, and templates often say nothing of the zone, or UTC of a local time. A
 * stated offset goes before a time without zone, and that before a time in UTC.
 */
final class PublisherClock {
    private static final Duration SAME = Duration.ofMinutes(2);
    /** Clocks differ by quarters of an hour. */
    private static final int QUARTER = 15;

    private static final int HOUR = 60;
    private static final int MOST_MINUTES = 14 * 60;
    private static final int LEAST_MINUTES = -12 * 60;

    private final StatedDate first;
    private final List<StatedDate> all;

    private PublisherClock(List<StatedDate> all) {
        this.first = all.getFirst();
        this.all = all;
    }

    /**
     * Returns the first of some statements by the publisher's clock, as far as the others tell it.
     *
     * @param inUrl the day that the page's URL may have
     */
    static StatedDate read(List<StatedDate> all, @Nullable LocalDate inUrl) {
        StatedDate first = all.getFirst();
        if (all.size() == 1 || first.hasOffset() || !first.hasTime()) {
            return first;
        }
        PublisherClock clock = new PublisherClock(all);
        StatedDate found = clock.stated();
        found = found != null ? found : clock.compared();
        return found != null ? found : clock.disputed(inUrl);
    }

    /** With the offset that another statement has. */
    private @Nullable StatedDate stated() {
        for (StatedDate other : all) {
            if (other.hasOffset() && isSame(first, other)) {
                return first.at(other.value().getOffset());
            }
        }
        for (StatedDate other : all) {
            boolean sameHour =
                    Duration.between(wallClock(first), wallClock(other)).abs().compareTo(SAME) < 0;
            if (other.hasOffset() && other.hasTime() && (sameHour || isOtherClock(first, other))) {
                return other;
            }
        }
        return null;
    }

    /** With the offset between a time in UTC and one without a zone. */
    private @Nullable StatedDate compared() {
        boolean inUtc = first.zoned() || all.stream().anyMatch(other -> other.zoned() && isSame(first, other));
        for (StatedDate other : all) {
            if (other.zoned() != inUtc && !other.hasOffset() && isOtherClock(first, other)) {
                StatedDate local = inUtc ? other : first;
                StatedDate utc = inUtc ? first : other;
                int minutes = minutesBetween(utc, local);
                return minutes < LEAST_MINUTES || minutes > MOST_MINUTES
                        ? null
                        : utc.at(ZoneOffset.ofTotalSeconds(minutes * 60));
            }
        }
        return null;
    }

    /**
     * Of two that both say UTC one is not. If their days differ, that in the URL decides; else the earlier is taken, as
     * publication is what was first.
     */
    private StatedDate disputed(@Nullable LocalDate inUrl) {
        StatedDate found = first;
        for (StatedDate other : all) {
            boolean disputed = !other.hasOffset()
                    && other.zoned() == first.zoned()
                    && !dayOf(other).equals(dayOf(found))
                    && isOtherClock(first, other);
            if (disputed) {
                boolean better = inUrl != null
                                && dayOf(found).equals(inUrl) != dayOf(other).equals(inUrl)
                        ? dayOf(other).equals(inUrl)
                        : other.value().isBefore(found.value());
                found = better ? other : found;
            }
        }
        return found;
    }

    private static LocalDate dayOf(StatedDate date) {
        return date.value().toLocalDate();
    }

    private static boolean isSame(StatedDate a, StatedDate b) {
        return Duration.between(a.value(), b.value()).abs().compareTo(SAME) < 0;
    }

    private static OffsetDateTime wallClock(StatedDate date) {
        return date.value().withOffsetSameLocal(ZoneOffset.UTC);
    }

    /** Whether two show the same minute of different hours, and one that is not even: those come together by chance. */
    private static boolean isOtherClock(StatedDate a, StatedDate b) {
        int minutes = minutesBetween(a, b);
        LocalTime one = a.value().toLocalTime();
        LocalTime other = b.value().toLocalTime();
        boolean seconds = one.getSecond() != 0 && one.getSecond() == other.getSecond();
        boolean minute = one.getMinute() % QUARTER != 0 && (one.getSecond() == 0 || other.getSecond() == 0);
        return minutes != 0
                && Math.abs(minutes) <= MOST_MINUTES
                && (seconds && minutes % QUARTER == 0 || minute && minutes % HOUR == 0);
    }

    private static int minutesBetween(StatedDate a, StatedDate b) {
        return (int) ChronoUnit.MINUTES.between(
                a.value().truncatedTo(ChronoUnit.MINUTES), b.value().truncatedTo(ChronoUnit.MINUTES));
    }
}
