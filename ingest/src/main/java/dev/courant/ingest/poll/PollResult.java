package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.fetch.FetchResult.Validity;
import dev.courant.ingest.websub.subscription.HubLink;
import dev.courant.parse.feed.Feed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one poll of a feed. */
sealed interface PollResult {
    /** The document is unchanged: the server says so (304), or has sent it again byte for byte (200). */
    record Unchanged(int httpStatus, Validity validity, Redirects redirects) implements PollResult {}

    /** The document was read, perhaps with problems; {@code hub} is the WebSub hub that it advertises. */
    record Read(
            Feed feed,
            List<String> problems,
            Validity validity,
            Redirects redirects,
            String bodyHash,
            @Nullable HubLink hub)
            implements PollResult {}

    /** There is no feed document, for a reason. */
    record Failed(
            @Nullable Integer httpStatus,
            String problem,
            @Nullable Duration retryAfter) implements PollResult {
        private static final int GONE = 410;
        private static final int TOO_MANY_REQUESTS = 429;
        private static final int UNAVAILABLE = 503;

        /** Returns whether the publisher says that the feed no longer exists. */
        boolean gone() {
            return httpStatus != null && httpStatus == GONE;
        }

        /** Returns whether the host asked for a pause, which concerns all its feeds and pages. */
        boolean hostIsBusy() {
            return httpStatus != null && (httpStatus == TOO_MANY_REQUESTS || httpStatus == UNAVAILABLE);
        }
    }

    /** {@return how long the response may be used without asking again; null: not said} */
    default @Nullable Duration freshFor() {
        return switch (this) {
            case Unchanged same -> same.validity().freshFor();
            case Read read -> read.validity().freshFor();
            case Failed failed -> null;
        };
    }

    /** {@return a short name for metrics} */
    default String name() {
        return switch (this) {
            case Unchanged same -> "unchanged";
            case Read read -> "read";
            case Failed failed -> "failed";
        };
    }
}
