package dev.courant.ingest.poll;

import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.SeenEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that this instance owns. A new definition or a new status makes another object, and so these are compared by
 * identity: code that still holds an old one can tell that it is out of date. Immutable.
 *
 * @param partition the partition of {@code links} that its host belongs to
 * @param definition what to poll
 * @param status what is known of it
 * @param url the URL to poll; null when that of the status cannot be parsed
 */
record OwnedFeed(
        int partition,
        FeedDefinition definition,
        FeedStatus status,
        @Nullable WebUrl url) {
    static OwnedFeed of(int partition, FeedDefinition definition, FeedStatus status) {
        return new OwnedFeed(
                partition,
                definition,
                packed(status),
                WebUrl.parse(status.getUrl()).orElse(null));
    }

    /** Returns the feed with a new status. */
    OwnedFeed with(FeedStatus next) {
        return next.getUrl().equals(status.getUrl())
                ? new OwnedFeed(partition, definition, packed(next), url)
                : of(partition, definition, next);
    }

    String id() {
        return definition.getFeedId();
    }

    /** Returns the host that is asked; empty for a URL that cannot be parsed, which is never requested. */
    String host() {
        return url == null ? "" : url.hostKey();
    }

    /** Returns an equal status that takes less memory, because it is kept for as long as the feed is owned. */
    private static FeedStatus packed(FeedStatus status) {
        List<SeenEntry> seen = status.getSeen();
        return seen.isEmpty() || seen instanceof PackedEntries
                ? status
                : FeedStatus.newBuilder(status).setSeen(PackedEntries.of(seen)).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
