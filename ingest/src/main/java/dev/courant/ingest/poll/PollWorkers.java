package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.poll.FeedTable.Owned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls feeds side by side, each on a virtual thread, and hands back what came of them. Used by one thread. */
final class PollWorkers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PollWorkers.class);

    private final FeedPoller poller;
    private final PollSettings settings;
    private final Schedule schedule;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int inFlight;

    /**
     * A poll that ended.
     *
     * @param rest how long the host asked to be left alone; zero when it did not
     */
    record Done(Owned owned, PollOutcome outcome, Duration rest) {}

    PollWorkers(
            FeedPoller poller, PollSettings settings, Schedule schedule, InstantSource clock, IngestMetrics metrics) {
        this.poller = poller;
        this.settings = settings;
        this.schedule = schedule;
        this.clock = clock;
        this.metrics = metrics;
    }

    boolean hasRoom() {
        return inFlight < settings.concurrency();
    }

    void start(Owned owned) {
        inFlight++;
        threads.execute(() -> done.add(poll(owned)));
    }

    /** Waits for polls to end, not for longer than a round. */
    List<Done> await(Duration round) throws InterruptedException {
        List<Done> batch = new ArrayList<>();
        Done first = done.poll(round.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            done.drainTo(batch);
        }
        inFlight -= batch.size();
        return batch;
    }

    /** Interrupts what is under way: its next owner polls it again. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private Done poll(Owned owned) {
        Instant sentAt = clock.instant();
        try {
            return concluded(owned, poller.poll(owned.status()), sentAt);
        } catch (RuntimeException | Error e) {
            log.error(
                    "event=poll_broke feed={} cause=\"{}\"", owned.definition().getFeedId(), e.toString(), e);
            return concluded(owned, new Polled.Failed(null, "unexpected: " + e, null), sentAt);
        }
    }

    private Done concluded(Owned owned, Polled polled, Instant sentAt) {
        PollOutcome outcome = PollOutcome.of(
                new PollOutcome.Ended(owned.definition(), owned.status(), sentAt, clock.instant()), polled, schedule);
        metrics.polled(polled.name());
        return new Done(owned, outcome, rest(polled));
    }

    private Duration rest(Polled polled) {
        if (!(polled instanceof Polled.Failed failed) || !failed.hostIsBusy()) {
            return Duration.ZERO;
        }
        Duration asked = failed.retryAfter() == null ? settings.minInterval() : failed.retryAfter();
        return asked.compareTo(settings.maxInterval()) > 0 ? settings.maxInterval() : asked;
    }
}
