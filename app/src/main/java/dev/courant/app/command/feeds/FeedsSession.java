package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedStore;
import dev.courant.app.feeds.FeedView;
import dev.courant.schemas.FeedDefinition;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A command's access to the feeds of a cluster.
 *
 * @param store the feeds
 * @param out for the answer
 * @param err for notes
 * @param now when the command began; whole milliseconds, as records have them
 */
record FeedsSession(FeedStore store, PrintWriter out, PrintWriter err, Instant now) {
    /** Returns all feeds with their statuses. */
    List<FeedView> views() {
        return views(store.definitions());
    }

    /** Returns some feeds with their statuses. */
    List<FeedView> views(Collection<FeedDefinition> definitions) {
        return FeedView.of(definitions, store.statuses());
    }
}
