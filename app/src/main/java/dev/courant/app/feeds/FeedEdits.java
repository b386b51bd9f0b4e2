package dev.courant.app.feeds;

import dev.courant.schemas.FeedDefinition;
import java.time.Instant;

/**
 * Changes to a definition that say nothing new of what to poll. They leave {@code updatedAt} as it is: ingest takes a
 * later one for a new word of the operator, by which a feed that the publisher has moved starts afresh at its old URL.
 * Pure functions.
 */
public final class FeedEdits {
    private FeedEdits() {}

    /**
     * Pauses or resumes a feed.
     *
     * @param definition the feed
     * @param enabled whether it is to be polled
     * @return the definition to write
     */
    public static FeedDefinition enabled(FeedDefinition definition, boolean enabled) {
        return FeedDefinition.newBuilder(definition).setEnabled(enabled).build();
    }

    /**
     * Asks for a poll. Ingest takes that for a word on a feed whose polls have ended, too.
     *
     * @param definition the feed
     * @param now when it is asked for
     * @return the definition to write
     */
    public static FeedDefinition pollNow(FeedDefinition definition, Instant now) {
        return FeedDefinition.newBuilder(definition).setPollRequestedAt(now).build();
    }
}
