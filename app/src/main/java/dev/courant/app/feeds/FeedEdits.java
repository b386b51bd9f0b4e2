package dev.courant.app.feeds;

import dev.courant.schemas.FeedDefinition;
import java.time.Instant;

/**
 * Changes to a definition that do not change what to poll. They keep {@code updatedAt}: a later one means that the
 * operator changed the feed, and ingest then returns to the old URL of a feed that its publisher has moved. Pure
 * functions.
 */
public final class FeedEdits {
    private FeedEdits() {}

    /**
     * Pauses or resumes a feed.
     *
     * @param definition the feed
     * @param enabled whether to poll it
     * @return the definition to write
     */
    public static FeedDefinition enabled(FeedDefinition definition, boolean enabled) {
        return FeedDefinition.newBuilder(definition).setEnabled(enabled).build();
    }

    /**
     * Requests a poll. Ingest then also polls a feed that it had stopped polling.
     *
     * @param definition the feed
     * @param now the time of the request
     * @return the definition to write
     */
    public static FeedDefinition pollNow(FeedDefinition definition, Instant now) {
        return FeedDefinition.newBuilder(definition).setPollRequestedAt(now).build();
    }
}
