package dev.courant.ingest.poll;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes how long to wait until the next poll. Pure functions of feed, status and time.
 *
 * <p>A healthy feed has the interval
 *
 * <pre>max(rhythm / 2, quiet / 8), held between usual / 4 and 4 × usual</pre>
 *
 * where <i>rhythm</i> is the mean time between its newest entries, <i>quiet</i> the time since its last discovery, and
 * <i>usual</i> the configured interval: two polls for each expected entry, fewer while nothing is published. A server
 * that gives no validators sends the whole document each time, so its feed is not polled more often than usual. While
 * the rhythm is unknown the interval is the usual one. The limits of publisher and definition apply on top; where they
 * set none, the strict rule, if it is switched on, demands an hour, or a day when the server gives no validators.
 */
final class Schedule {
    /** A fifth up or down keeps feeds that were added together from being polled together. */
    private static final double JITTER = 0.2;

    private static final int MAX_DOUBLINGS = 16;
    private static final int POLLS_PER_ENTRY = 2;
    private static final int POLLS_WHILE_QUIET = 8;
    private static final int SPAN = 4;

    private static final Duration STRICT = Duration.ofHours(1);
    private static final Duration STRICT_WITHOUT_VALIDATORS = Duration.ofDays(1);

    private final PollSettings settings;
    private final Jitter jitter;

    /** @param jitter spreads the polls */
    Schedule(PollSettings settings, Jitter jitter) {
        this.settings = settings;
        this.jitter = jitter;
    }

    /**
     * Returns the wait after a success: the feed's interval, but not less than publisher and server ask for.
     *
     * @param status the status after the poll
     * @param freshFor how long the response may be used without asking again; null: not said
     * @param pushed whether a hub pushes new entries, so that polling is only a safeguard
     */
    Duration afterSuccess(
            FeedDefinition definition,
            FeedStatus.Builder status,
            @Nullable Duration freshFor,
            boolean pushed,
            Instant now) {
        Duration usual = clamp(settings.interval(), definition);
        Duration wanted = pushed ? usual.multipliedBy(SPAN) : interval(definition, status, now);
        Duration interval = jittered(wanted, -JITTER, definition, now);
        Duration wish = seconds(status.getWishedIntervalSeconds(), Duration.ZERO);
        Duration asked = max(wish, freshFor == null ? Duration.ZERO : freshFor);
        return clamp(
                max(interval, asked.isZero() ? jittered(leastUnasked(definition, status), 0, definition, now) : asked),
                definition);
    }

    /**
     * Returns the wait after a failure: never less than after a success, and doubled each time. {@code Retry-After} is
     * obeyed: no definition shortens it, only the configured maximum does.
     */
    Duration afterFailure(
            FeedDefinition definition, FeedStatus.Builder status, @Nullable Duration retryAfter, Instant now) {
        int doublings = Math.clamp(status.getFailures() - 1, 0, MAX_DOUBLINGS);
        Duration normal =
                max(interval(definition, status, now), seconds(status.getWishedIntervalSeconds(), Duration.ZERO));
        Duration pause = clamp(jittered(normal, 0, definition, now).multipliedBy(1L << doublings), definition);
        return retryAfter == null ? pause : max(pause, min(retryAfter, settings.maxInterval()));
    }

    /** Returns how long the whole host is left alone after a poll; zero when it did not ask for that. */
    Duration hostPause(PollResult result) {
        if (!(result instanceof PollResult.Failed failed) || !failed.hostIsBusy()) {
            return Duration.ZERO;
        }
        Duration asked = failed.retryAfter() == null ? settings.minInterval() : failed.retryAfter();
        return min(asked, settings.maxInterval());
    }

    /** Returns the time of a planned poll, or of an earlier event, but not before the shortest interval. */
    Instant noLaterThan(Instant planned, @Nullable Instant due, Instant now) {
        if (due == null || !due.isBefore(planned)) {
            return planned;
        }
        Instant soonest = now.plus(settings.minInterval());
        return due.isBefore(soonest) ? soonest : due;
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
                max(Duration.ofSeconds(rhythm).dividedBy(POLLS_PER_ENTRY), quiet.dividedBy(POLLS_WHILE_QUIET));
        Duration least = isCheap(status) ? usual.dividedBy(SPAN) : usual;
        return clamp(max(least, min(wanted, usual.multipliedBy(SPAN))), definition);
    }

    /** Returns the least wait for a feed whose publisher does not ask for one. */
    private Duration leastUnasked(FeedDefinition definition, FeedStatus.Builder status) {
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

    /** Lengthens an interval by a share between {@code least} and {@link #JITTER}. */
    private Duration jittered(Duration interval, double least, FeedDefinition definition, Instant now) {
        return scaled(interval, 1 + least + (JITTER - least) * jitter.of(definition.getFeedId(), now));
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
