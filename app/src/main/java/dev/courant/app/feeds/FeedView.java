package dev.courant.app.feeds;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
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
 * A feed as it is wanted and as it is.
 *
 * @param definition what to poll
 * @param status how it is doing; null when it was never polled
 */
public record FeedView(FeedDefinition definition, @Nullable FeedStatus status) {
    /** Feeds wait for their host and for others that are due; longer than this they wait for an ingest that runs. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /**
     * Feeds with their statuses, by URL.
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

    /** {@return its state; what the definition says of pauses holds at once, before ingest has taken it in} */
    public FeedState state() {
        if (!definition.getEnabled()) {
            return FeedState.PAUSED;
        }
        return status == null || isResumed() ? FeedState.NEW : status.getState();
    }

    /** {@return whether it was paused, is so no more, and was not polled since} */
    public boolean isResumed() {
        return definition.getEnabled() && status != null && status.getState() == FeedState.PAUSED;
    }

    /** {@return whether the publisher's word, and not an operator's, has ended its polls} */
    public boolean isEnded() {
        return state() == FeedState.GONE || state() == FeedState.DUPLICATE;
    }

    /** {@return when it is to be polled next; null when it is not} */
    public @Nullable Instant due() {
        if (!definition.getEnabled() || isEnded()) {
            return null;
        }
        return status == null ? definition.getUpdatedAt() : status.getNextPollAt();
    }

    /**
     * What is wrong with it. Nothing is with a paused feed.
     *
     * @param now when
     * @return the troubles, none when it is well
     */
    public Set<Trouble> troubles(Instant now) {
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        if (state() == FeedState.PAUSED) {
            return troubles;
        }
        ofState().ifPresent(troubles::add);
        if (status != null
                && status.getLastPoll() != null
                && status.getLastPoll().getGap()) {
            troubles.add(Trouble.GAP);
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
