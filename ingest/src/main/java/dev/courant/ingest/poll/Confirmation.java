package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Believes that a feed is gone (410) or has moved (301, 308) for good when every response of a day said so: servers say
 * both by mistake for an hour. Pure functions but for the status that is built.
 */
final class Confirmation {
    private static final Duration TIME = Duration.ofDays(1);

    private Confirmation() {}

    /**
     * Records where the feed has moved by this response, and moves it when that is confirmed; {@return the state that
     * follows}
     *
     * @param defined finds the other feed that is defined with a URL
     */
    static FeedState moved(
            FeedStatus.Builder status, Redirects redirects, Function<WebUrl, Optional<String>> defined, Instant now) {
        WebUrl target = redirects.movedTo();
        boolean again = target != null && target.toString().equals(status.getMovedTo());
        @Nullable Instant since = target == null ? null : again ? status.getMovedSince() : now;
        if (target == null || !confirmed(since, now)) {
            status.setMovedTo(target == null ? null : target.toString()).setMovedSince(since);
            return FeedState.HEALTHY;
        }
        status.setMovedTo(null).setMovedSince(null);
        Optional<String> twin = defined.apply(target);
        if (twin.isPresent()) {
            status.setDuplicateOf(twin.get());
            return FeedState.DUPLICATE;
        }
        status.setUrl(target.toString());
        return FeedState.HEALTHY;
    }

    /** Records whether a failed poll says that the feed is gone; {@return the state that follows} */
    static FeedState gone(FeedStatus.Builder status, PollResult.Failed failed, Instant now) {
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
