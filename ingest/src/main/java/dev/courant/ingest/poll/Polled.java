package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.fetch.FetchResult.Validity;
import dev.courant.ingest.websub.HubLink;
import dev.courant.parse.feed.Feed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one poll of a feed came to. */
sealed interface Polled {
    /** The server says that nothing is new (304). */
    record NotModified(Validity validity, Redirects redirects) implements Polled {}

    /** The whole document again, byte for byte the last one. */
    record SameBytes(Validity validity, Redirects redirects) implements Polled {}

    /** A feed document that was read, perhaps with problems, and the hub that it advertises. */
    record Read(
            Feed feed,
            List<String> problems,
            Validity validity,
            Redirects redirects,
            String bodyHash,
            @Nullable HubLink hub)
            implements Polled {}

    /** No feed document, for a reason. */
    record Failed(
            @Nullable Integer httpStatus,
            String problem,
            @Nullable Duration retryAfter) implements Polled {
        private static final int GONE = 410;
        private static final int TOO_MANY_REQUESTS = 429;
        private static final int UNAVAILABLE = 503;

        /** Whether the publisher says that the feed is no more. */
        boolean gone() {
            return httpStatus != null && httpStatus == GONE;
        }

        /** Whether the host, not only the feed, is to be left alone for a while. */
        boolean hostIsBusy() {
            return httpStatus != null && (httpStatus == TOO_MANY_REQUESTS || httpStatus == UNAVAILABLE);
        }
    }

    /** {@return how long the server wants the answer to be used without asking again; null: not said} */
    default @Nullable Duration freshFor() {
        return switch (this) {
            case NotModified same -> same.validity().freshFor();
            case SameBytes same -> same.validity().freshFor();
            case Read read -> read.validity().freshFor();
            case Failed failed -> null;
        };
    }

    /** {@return a short name for metrics} */
    default String name() {
        return switch (this) {
            case NotModified same -> "unchanged";
            case SameBytes same -> "unchanged";
            case Read read -> "read";
            case Failed failed -> "failed";
        };
    }
}
