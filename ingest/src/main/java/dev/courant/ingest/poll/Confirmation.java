package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher says for good is believed when every answer of a day has said it: a feed that is gone (410), or that
 * has moved (301, 308). Servers say both by mistake for an hour. Pure functions.
 */
final class Confirmation {
    private static final Duration TIME = Duration.ofDays(1);

    private Confirmation() {}

    /**
     * Notes where the feed has moved by this answer, and moves it when that is confirmed; {@return the state that
     * follows from it}
     *
     * @param defined finds the other feed that is defined with a URL
     */
    static FeedState moved(
            FeedStatus.Builder status, Redirects redirects, Function<String, Optional<String>> defined, Instant now) {
        String target = redirects.movedTo();
        boolean again = target != null && target.equals(status.getMovedTo());
        @Nullable Instant since = target == null ? null : again ? status.getMovedSince() : now;
        if (target == null || !confirmed(since, now)) {
            status.setMovedTo(target).setMovedSince(since);
            return FeedState.HEALTHY;
        }
        status.setMovedTo(null).setMovedSince(null);
        Optional<String> twin = defined.apply(target);
        if (twin.isPresent()) {
            status.setDuplicateOf(twin.get());
            return FeedState.DUPLICATE;
        }
        status.setUrl(target);
        return FeedState.HEALTHY;
    }

    /** Notes whether the feed is gone by a failed poll; {@return the state that follows from it} */
    static FeedState gone(FeedStatus.Builder status, Polled.Failed failed, Instant now) {
        if (failed.httpStatus() == null) {
            return FeedState.FAILING;
        }
        @Nullable Instant since = failed.gone() ? status.getGoneSince() : null;
        status.setGoneSince(failed.gone() && since == null ? now : since);
        return confirmed(since, now) ? FeedState.GONE : FeedState.FAILING;
    }

    private static boolean confirmed(@Nullable Instant since, Instant now) {
        return since != null && !since.plus(TIME).isAfter(now);
    }
}
