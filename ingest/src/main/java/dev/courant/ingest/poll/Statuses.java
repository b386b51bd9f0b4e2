package dev.courant.ingest.poll;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Instant;

/** How a feed's status follows its definition, without a poll. Pure functions. */
final class Statuses {
    private Statuses() {}

    /** The status of a feed that was never polled: due at once. */
    static FeedStatus initial(FeedDefinition definition, Instant now) {
        return FeedStatus.newBuilder()
                .setFeedId(definition.getFeedId())
                .setUrl(definition.getUrl())
                .setState(FeedState.NEW)
                .setSince(now)
                .setNextPollAt(now)
                .build();
    }

    /**
     * The status of a known feed under its definition: one that was written since the last poll and names another URL,
     * or speaks of a feed that was gone, starts afresh. What was seen stays.
     */
    static FeedStatus redefined(FeedStatus known, FeedDefinition definition, Instant now) {
        PollReport lastPoll = known.getLastPoll();
        Instant asOf = lastPoll == null ? known.getSince() : lastPoll.getAt();
        boolean afresh =
                known.getState() == FeedState.GONE || !definition.getUrl().equals(known.getUrl());
        if (!definition.getUpdatedAt().isAfter(asOf) || !afresh) {
            return known;
        }
        return FeedStatus.newBuilder(initial(definition, now))
                .setLastSuccessAt(known.getLastSuccessAt())
                .setLastPoll(lastPoll)
                .setDiscovered(known.getDiscovered())
                .setSeen(known.getSeen())
                .build();
    }

    /** The status of a feed whose definition pauses it. */
    static FeedStatus paused(FeedStatus known, Instant now) {
        return known.getState() == FeedState.PAUSED
                ? known
                : FeedStatus.newBuilder(known)
                        .setState(FeedState.PAUSED)
                        .setSince(now)
                        .build();
    }
}
