package dev.courant.app.feeds;

import dev.courant.parse.feed.FeedReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed: its definition and its status.
 *
 * @param definition what to poll
 * @param status what was observed of it; null when it was never polled
 */
public record FeedView(FeedDefinition definition, @Nullable FeedStatus status) {
    /** A due feed may wait for its host and for other feeds; a longer wait means that ingest does not run. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /**
     * Returns feeds with their statuses, sorted by URL.
     *
     * @param definitions the feeds
     * @param statuses statuses by feed id; others are left out
     * @return the feeds
     */
    public static List<FeedView> of(Collection<FeedDefinition> definitions, Map<String, FeedStatus> statuses) {
        return definitions.stream()
                .map(definition -> new FeedView(definition, statuses.get(definition.getFeedId())))
                .sorted(Comparator.comparing(FeedView::url).thenComparing(FeedView::id))
                .toList();
    }

    /** {@return its id} */
    public String id() {
        return definition.getFeedId();
    }

    /** {@return the URL it was added with} */
    public String url() {
        return definition.getUrl();
    }

    /** {@return the operator's name for it, or else its own; null when it has none} */
    public @Nullable String title() {
        return definition.getTitle() != null || status == null ? definition.getTitle() : status.getTitle();
    }

    /** {@return its state; a pause in the definition counts at once, before ingest has read it} */
    public FeedState state() {
        if (!definition.getEnabled()) {
            return FeedState.PAUSED;
        }
        return status == null || isResumed() ? FeedState.NEW : status.getState();
    }

    /** {@return whether it was resumed and has not been polled since} */
    public boolean isResumed() {
        return definition.getEnabled() && status != null && status.getState() == FeedState.PAUSED;
    }

    /** {@return whether it is no longer polled because of the publisher, not of an operator} */
    public boolean isEnded() {
        return state() == FeedState.GONE || state() == FeedState.DUPLICATE;
    }

    /** {@return when it is due; null when it is not polled} */
    public @Nullable Instant due() {
        if (!definition.getEnabled() || isEnded()) {
            return null;
        }
        return status == null ? definition.getUpdatedAt() : status.getNextPollAt();
    }

    /**
     * Returns what is wrong with it; nothing is wrong with a paused feed.
     *
     * @param now the time of the check
     * @return the troubles; empty when it is healthy
     */
    public Set<Trouble> troubles(Instant now) {
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        if (state() == FeedState.PAUSED) {
            return troubles;
        }
        ofState().ifPresent(troubles::add);
        PollReport last = status == null ? null : status.getLastPoll();
        if (last != null && last.getGap()) {
            troubles.add(Trouble.GAP);
        }
        if (last != null && last.getProblem() != null && last.getProblem().contains(FeedReader.LIMIT)) {
            troubles.add(Trouble.LIMITED);
        }
        if (status != null && status.getMovedTo() != null && !isEnded()) {
            troubles.add(Trouble.MOVING);
        }
        Instant due = isResumed() ? null : due();
        if (due != null && due.plus(LATE).isBefore(now)) {
            troubles.add(Trouble.OVERDUE);
        }
        return troubles;
    }

    private Optional<Trouble> ofState() {
        return switch (state()) {
            case FAILING -> Optional.of(Trouble.FAILING);
            case GONE -> Optional.of(Trouble.GONE);
            case DUPLICATE -> Optional.of(Trouble.DUPLICATE);
            case NEW, HEALTHY, PAUSED -> Optional.empty();
        };
    }
}
