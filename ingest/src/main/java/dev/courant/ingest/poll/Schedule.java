package dev.courant.ingest.poll;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait until the next poll. Pure but for the jitter, whose source is given.
 *
 * <p>A feed that is well has the interval
 *
 * <pre>max(rhythm / 2, quiet / 8), held between usual / 4 and 4 × usual</pre>
 *
 * where <i>rhythm</i> is the mean time between its newest entries, <i>quiet</i> the time since its last discovery, and
 * <i>usual</i> the configured interval: two looks for each expected entry, fewer while nothing comes. A server that
 * gives no validators sends the whole document each time, so its feed is not polled more often than usual. While the
 * rhythm is unknown the interval is the usual one. What publisher and definition ask for comes on top; where they ask
 * for nothing, the strict rule, if it is switched on, wants an hour, or a day when the server gives no validators.
 */
final class Schedule {
    /** A fifth up or down keeps feeds that were added together from being polled together. */
    private static final double JITTER = 0.2;

    private static final int MAX_DOUBLINGS = 16;
    private static final int LOOKS_PER_ENTRY = 2;
    private static final int LOOKS_WHILE_QUIET = 8;
    private static final int SPAN = 4;

    private static final Duration STRICT = Duration.ofHours(1);
    private static final Duration STRICT_WITHOUT_VALIDATORS = Duration.ofDays(1);

    /** The mean pause between polls that are all overdue, as after a long stop. */
    private static final Duration START_SPREAD = Duration.ofMillis(5);

    private final PollSettings settings;
    private final DoubleSupplier random;

    /** @param random draws from 0 to 1; must be thread-safe */
    Schedule(PollSettings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * After a success: the feed's interval, but not sooner than publisher and server ask for.
     *
     * @param status the status after the poll
     * @param freshFor what the answer says of its age, if anything
     * @param pushed whether a hub pushes what is new, so that polling only makes sure
     */
    Duration afterSuccess(
            FeedDefinition definition,
            FeedStatus.Builder status,
            @Nullable Duration freshFor,
            boolean pushed,
            Instant now) {
        Duration usual = clamp(settings.interval(), definition);
        Duration wanted = pushed ? usual.multipliedBy(SPAN) : interval(definition, status, now);
        Duration interval = jittered(wanted, -JITTER);
        Duration wish = seconds(status.getWishedIntervalSeconds(), Duration.ZERO);
        Duration asked = max(wish, freshFor == null ? Duration.ZERO : freshFor);
        return clamp(max(interval, asked.isZero() ? jittered(unasked(definition, status), 0) : asked), definition);
    }

    /**
     * After a failure: never sooner than after a success, and twice as long each time. {@code Retry-After} is a
     * command: no definition shortens it, only the longest pause of all does.
     */
    Duration afterFailure(
            FeedDefinition definition, FeedStatus.Builder status, @Nullable Duration retryAfter, Instant now) {
        int doublings = Math.clamp(status.getFailures() - 1, 0, MAX_DOUBLINGS);
        Duration normal =
                max(interval(definition, status, now), seconds(status.getWishedIntervalSeconds(), Duration.ZERO));
        Duration pause = clamp(jittered(normal, 0).multipliedBy(1L << doublings), definition);
        return retryAfter == null ? pause : max(pause, min(retryAfter, settings.maxInterval()));
    }

    /** A planned poll, brought forward to when something else is due, but not below the shortest interval. */
    Instant notLater(Instant planned, @Nullable Instant due, Instant now) {
        if (due == null || !due.isBefore(planned)) {
            return planned;
        }
        Instant soonest = now.plus(settings.minInterval());
        return due.isBefore(soonest) ? soonest : due;
    }

    /** The time between the starts of two polls that are overdue already when their definitions are read. */
    Duration betweenStarts() {
        return scaled(START_SPREAD, 2 * random.getAsDouble());
    }

    private Duration interval(FeedDefinition definition, FeedStatus.Builder status, Instant now) {
        Duration usual = clamp(settings.interval(), definition);
        Integer rhythm = status.getRhythmSeconds();
        if (rhythm == null) {
            return usual;
        }
        Instant last = status.getLastDiscoveryAt();
        Duration quiet = last == null || last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
        Duration wanted =
                max(Duration.ofSeconds(rhythm).dividedBy(LOOKS_PER_ENTRY), quiet.dividedBy(LOOKS_WHILE_QUIET));
        Duration least = isCheap(status) ? usual.dividedBy(SPAN) : usual;
        return clamp(max(least, min(wanted, usual.multipliedBy(SPAN))), definition);
    }

    /** How long to leave a feed alone whose publisher says nothing about it. */
    private Duration unasked(FeedDefinition definition, FeedStatus.Builder status) {
        boolean decided = definition.getMinIntervalSeconds() != null || definition.getMaxIntervalSeconds() != null;
        if (!settings.strict() || decided) {
            return Duration.ZERO;
        }
        return isCheap(status) ? STRICT : STRICT_WITHOUT_VALIDATORS;
    }

    private static boolean isCheap(FeedStatus.Builder status) {
        return status.getEtag() != null || status.getLastModified() != null;
    }

    private Duration clamp(Duration interval, FeedDefinition definition) {
        Duration min = max(settings.minInterval(), seconds(definition.getMinIntervalSeconds(), settings.minInterval()));
        Duration max = min(settings.maxInterval(), seconds(definition.getMaxIntervalSeconds(), settings.maxInterval()));
        return max(min(interval, max), min);
    }

    /** Adds a share between {@code least} and {@link #JITTER}. */
    private Duration jittered(Duration interval, double least) {
        return scaled(interval, 1 + least + (JITTER - least) * random.getAsDouble());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Duration seconds(@Nullable Integer seconds, Duration otherwise) {
        return seconds == null ? otherwise : Duration.ofSeconds(seconds);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
