package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.host.Lane;
import dev.courant.ingest.host.Visit;
import dev.courant.ingest.poll.FeedTable.Owned;
import dev.courant.parse.feed.Feed;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls feeds side by side, each in the queue of its host, and hands back what came of them. Used by one thread. */
final class PollWorkers {
    private static final Logger log = LoggerFactory.getLogger(PollWorkers.class);

    private final FeedPoller poller;
    private final PollSettings settings;
    private final Schedule schedule;
    private final FeedTable table;
    private final Lane lane;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final Semaphore proven;
    private final Semaphore unproven;
    private final Set<Owned> running = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    /**
     * A poll that ended, or a push that was read.
     *
     * @param push the push; null: it was a poll
     */
    record Done(Owned owned, PollOutcome outcome, @Nullable Push push) {}

    PollWorkers(
            FeedPoller poller,
            PollSettings settings,
            Schedule schedule,
            FeedTable table,
            Lane lane,
            InstantSource clock,
            IngestMetrics metrics) {
        this.poller = poller;
        this.settings = settings;
        this.schedule = schedule;
        this.table = table;
        this.lane = lane;
        this.clock = clock;
        this.metrics = metrics;
        this.proven = new Semaphore(settings.concurrency());
        this.unproven = new Semaphore(settings.concurrency());
    }

    /** Has a feed polled when its host is free. */
    void start(Owned owned) {
        lane.submit(owned.host(), () -> visit(owned));
    }

    /** Has a push read, at once: it asks nobody. What changes nothing is not handed back. */
    void start(Owned owned, Push push) {
        Thread unused = Thread.ofVirtual().start(() -> {
            PollOutcome outcome = read(owned, push);
            if (!outcome.status().equals(owned.status())) {
                done.add(new Done(owned, outcome, push));
            }
        });
    }

    /** Waits for polls to end, not for longer than a round. */
    List<Done> await(Duration round) throws InterruptedException {
        List<Done> batch = new ArrayList<>();
        Done first = done.poll(round.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            done.drainTo(batch);
        }
        batch.stream().filter(ended -> ended.push() == null).forEach(poll -> running.remove(poll.owned()));
        return batch;
    }

    /** Whether a poll of such a feed has begun, and was not handed back. */
    boolean areBusy(Predicate<Owned> feeds) {
        return running.stream().anyMatch(feeds);
    }

    /** By the time its host is free, the feed may have another owner or definition. */
    private Visit visit(Owned owned) throws InterruptedException {
        Semaphore slots = slots(owned);
        slots.acquire();
        try {
            running.add(owned);
            if (!table.isWanted(owned)) {
                running.remove(owned);
                return Visit.NONE;
            }
            return poll(owned);
        } finally {
            slots.release();
        }
    }

    /** Feeds that are in trouble, or may turn out to be, do not take the places of those that are well. */
    private Semaphore slots(Owned owned) {
        return owned.status().getState() == FeedState.HEALTHY ? proven : unproven;
    }

    private Visit poll(Owned owned) {
        Instant sentAt = clock.instant();
        try {
            return concluded(owned, poller.poll(owned.definition(), owned.status()), sentAt);
        } catch (RuntimeException | Error e) {
            log.error("event=poll_broke feed={} cause=\"{}\"", owned.id(), e.toString(), e);
            return concluded(owned, new Polled.Failed(null, "unexpected: " + e, null), sentAt);
        }
    }

    private PollOutcome read(Owned owned, Push push) {
        Instant now = clock.instant();
        var ended = new PollOutcome.Ended(owned.definition(), owned.status(), now, now, table::other);
        try {
            Feed content = push.getKind() == PushKind.CONTENT ? poller.read(owned.status(), push) : null;
            return PollOutcome.pushed(ended, push, content);
        } catch (RuntimeException | Error e) {
            log.error("event=push_broke feed={} cause=\"{}\"", owned.id(), e.toString(), e);
            return PollOutcome.pushed(ended, push, null);
        }
    }

    private Visit concluded(Owned owned, Polled polled, Instant sentAt) {
        var ended = new PollOutcome.Ended(owned.definition(), owned.status(), sentAt, clock.instant(), table::other);
        PollOutcome outcome = PollOutcome.of(ended, polled, schedule);
        metrics.polled(polled.name());
        done.add(new Done(owned, outcome, null));
        return Visit.withRest(rest(polled));
    }

    private Duration rest(Polled polled) {
        if (!(polled instanceof Polled.Failed failed) || !failed.hostIsBusy()) {
            return Duration.ZERO;
        }
        Duration asked = failed.retryAfter() == null ? settings.minInterval() : failed.retryAfter();
        return asked.compareTo(settings.maxInterval()) > 0 ? settings.maxInterval() : asked;
    }
}
