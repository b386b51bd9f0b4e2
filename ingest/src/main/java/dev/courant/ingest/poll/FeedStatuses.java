package dev.courant.ingest.poll;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Instant;

/** Changes of a feed's status that follow from its definition, without a poll. Pure functions. */
final class FeedStatuses {
    private FeedStatuses() {}

    /** Returns the status of a feed that was never polled, which is due at once. */
    static FeedStatus initial(FeedDefinition definition, Instant now) {
        return FeedStatus.newBuilder()
                .setFeedId(definition.getFeedId())
                .setUrl(definition.getUrl())
                .setDefinedUrl(definition.getUrl())
                .setState(FeedState.NEW)
                .setSince(now)
                .setNextPollAt(now)
                .build();
    }

    /** Returns the status of a feed under its definition; the same object when nothing changes. */
    static FeedStatus following(FeedStatus known, FeedDefinition definition, Instant now) {
        if (!definition.getEnabled()) {
            return known.getState() == FeedState.PAUSED ? known : paused(known, now);
        }
        if (isReset(known, definition)) {
            return reset(known, definition, now);
        }
        return known.getState() == FeedState.PAUSED ? entering(known, resumed(known), now) : known;
    }

    /** Returns when to poll next: as scheduled, or sooner when an operator requests it. */
    static Instant due(FeedStatus status, FeedDefinition definition) {
        Instant requested = definition.getPollRequestedAt();
        Instant planned = status.getNextPollAt();
        return requested != null && requested.isBefore(planned) && isRequested(status, definition)
                ? requested
                : planned;
    }

    /**
     * Returns whether the status is reset: when the URL of the definition has changed, and when an operator asks for a
     * feed that is not polled any more. The entries that were seen are kept.
     */
    private static boolean isReset(FeedStatus known, FeedDefinition definition) {
        if (!definition.getUrl().equals(known.getDefinedUrl())) {
            return true;
        }
        return switch (known.getState()) {
            case GONE, DUPLICATE ->
                definition.getUpdatedAt().isAfter(lastPolled(known)) || isRequested(known, definition);
            case NEW, HEALTHY, FAILING, PAUSED -> false;
        };
    }

    private static FeedStatus reset(FeedStatus known, FeedDefinition definition, Instant now) {
        return FeedStatus.newBuilder(initial(definition, now))
                .setLastSuccessAt(known.getLastSuccessAt())
                .setLastPoll(known.getLastPoll())
                .setDiscovered(known.getDiscovered())
                .setSeen(known.getSeen())
                .build();
    }

    private static boolean isRequested(FeedStatus status, FeedDefinition definition) {
        Instant requested = definition.getPollRequestedAt();
        PollReport lastPoll = status.getLastPoll();
        return requested != null && (lastPoll == null || lastPoll.getAt().isBefore(requested));
    }

    private static Instant lastPolled(FeedStatus status) {
        PollReport lastPoll = status.getLastPoll();
        return lastPoll == null ? status.getSince() : lastPoll.getAt();
    }

    private static FeedState resumed(FeedStatus paused) {
        if (paused.getLastPoll() == null) {
            return FeedState.NEW;
        }
        return paused.getFailures() > 0 ? FeedState.FAILING : FeedState.HEALTHY;
    }

    private static FeedStatus paused(FeedStatus known, Instant now) {
        return FeedStatus.newBuilder(entering(known, FeedState.PAUSED, now))
                .setPush(null)
                .build();
    }

    private static FeedStatus entering(FeedStatus status, FeedState state, Instant now) {
        return FeedStatus.newBuilder(status).setState(state).setSince(now).build();
    }
}
