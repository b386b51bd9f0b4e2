package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.feed.FeedReader;
import dev.courant.schemas.AvroSerde;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is polled without Kafka, by the rules of the poller: conditional requests, the feed's rhythm, its entries
 * discovered once. Its state is kept here and nowhere else. Used by one thread at a time.
 */
public final class FeedWatch {
    static {
        AvroSerde.trustRecords();
    }

    private final FeedPoller poller;
    private final Schedule schedule;
    private final InstantSource clock;
    private volatile OwnedFeed feed;

    /**
     * A feed that was never polled, and is due.
     *
     * @param definition what to poll
     * @param fetcher fetches it; stays open
     * @param settings when it is polled
     * @param clock the time
     */
    public FeedWatch(FeedDefinition definition, Fetcher fetcher, PollSettings settings, InstantSource clock) {
        this.poller = new FeedPoller(fetcher, FeedReader.standard(), false);
        this.schedule = new Schedule(settings, Jitter.DERIVED);
        this.clock = clock;
        this.feed = OwnedFeed.of(0, definition, FeedStatuses.initial(definition, clock.instant()));
    }

    /**
     * The end of a poll.
     *
     * @param links the entries that were discovered
     * @param hostPause how long the host asked to be left alone; zero: it did not
     * @param problem what went wrong, on one line; null: the poll succeeded
     */
    public record Polled(
            List<Link> links, Duration hostPause, @Nullable String problem) {
        /** Copies the links. */
        public Polled {
            links = List.copyOf(links);
        }
    }

    /** {@return the host to ask; empty when the URL cannot be parsed, which a poll then reports} */
    public String host() {
        return feed.host();
    }

    /** {@return when to poll next; empty: never, since the publisher says for a day that the feed is gone} */
    public Optional<Instant> dueAt() {
        FeedState state = feed.status().getState();
        return state == FeedState.GONE || state == FeedState.DUPLICATE
                ? Optional.empty()
                : Optional.of(feed.status().getNextPollAt());
    }

    /** {@return the title that the feed gives itself; null: none, or not read yet} */
    public @Nullable String title() {
        return feed.status().getTitle();
    }

    /** {@return what to poll} */
    public FeedDefinition definition() {
        return feed.definition();
    }

    /**
     * Polls the feed. Blocking.
     *
     * @return what came of it
     */
    public Polled poll() {
        Instant sentAt = clock.instant();
        PollResult result = poller.poll(feed, null);
        PollUpdate update = PollUpdate.of(
                new PollUpdate.Ended(feed, Origin.LIVE, sentAt, clock.instant(), (id, url) -> Optional.empty()),
                result,
                schedule);
        FeedStatus status = update.status();
        feed = feed.with(status);
        PollReport report = status.getLastPoll();
        String problem = result instanceof PollResult.Failed && report != null ? report.getProblem() : null;
        return new Polled(update.links(), schedule.hostPause(result), problem);
    }
}
