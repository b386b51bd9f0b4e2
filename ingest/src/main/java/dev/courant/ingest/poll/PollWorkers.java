package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.ingest.archive.MetadataFields;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.host.HostQueue;
import dev.courant.parse.feed.Feed;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls feeds concurrently, each in the queue of its host, and collects the results. Used by one thread. */
final class PollWorkers {
    private static final Logger log = LoggerFactory.getLogger(PollWorkers.class);

    private final FeedPoller poller;
    private final PollRecords records;
    private final Schedule schedule;
    private final FeedTable table;
    private final HostQueue queue;
    private final ExchangeArchive archive;
    private final Origin origin;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final Semaphore healthySlots;
    private final Semaphore otherSlots;
    private final Set<OwnedFeed> running = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Optional<Completed>> completed = new LinkedBlockingQueue<>();
    private final Map<String, Instant> hostsFreeAt = new ConcurrentHashMap<>();

    /**
     * A poll that has ended, or a push that was read.
     *
     * @param feed the feed as it was before
     * @param written what it changes, as records
     * @param push the push; null for a poll
     */
    record Completed(
            OwnedFeed feed,
            PollRecords.Writable written,
            @Nullable Push push) {
        PollUpdate update() {
            return written.update();
        }
    }

    PollWorkers(
            FeedPoller poller,
            PollRecords records,
            int concurrency,
            Schedule schedule,
            FeedTable table,
            HostQueue queue,
            ExchangeArchive archive,
            Origin origin,
            InstantSource clock,
            IngestMetrics metrics) {
        this.poller = poller;
        this.records = records;
        this.schedule = schedule;
        this.table = table;
        this.queue = queue;
        this.archive = archive;
        this.origin = origin;
        this.clock = clock;
        this.metrics = metrics;
        this.healthySlots = new Semaphore(concurrency);
        this.otherSlots = new Semaphore(concurrency);
    }

    /** Polls a feed when it is its turn at its host. */
    void start(OwnedFeed feed) {
        queue.submit(feed.host(), () -> pollIfOwned(feed));
    }

    /** Reads a push, at once since that needs no request. A push that changes nothing gives no result. */
    void start(OwnedFeed feed, Push push) {
        Thread unused = Thread.ofVirtual().start(() -> {
            PollUpdate update = read(feed, push);
            if (!update.status().equals(feed.status())) {
                completed.add(Optional.of(new Completed(feed, records.of(feed, update), push)));
            }
        });
    }

    /** Returns the results that are there, or waits for one or for a {@link #wakeUp}, at most for a round. */
    List<Completed> await(Duration round) throws InterruptedException {
        List<Optional<Completed>> taken = new ArrayList<>();
        Optional<Completed> first = completed.poll(round.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            completed.drainTo(taken);
        }
        List<Completed> batch = taken.stream().flatMap(Optional::stream).toList();
        batch.stream().filter(result -> result.push() == null).forEach(poll -> running.remove(poll.feed()));
        return batch;
    }

    /** Ends the present or the next wait for results. May be called from any thread. */
    void wakeUp() {
        completed.add(Optional.empty());
    }

    /** Returns until when a host that was asked for a feed is left alone; null when it was never asked. */
    @Nullable
    Instant hostFreeAt(String host) {
        return hostsFreeAt.get(host);
    }

    /** Returns whether a poll of such a feed has started whose result was not returned yet. */
    boolean areBusy(Predicate<OwnedFeed> feeds) {
        return running.stream().anyMatch(feeds);
    }

    /** Polls a feed unless it has another owner or definition by now. */
    private HostDelay pollIfOwned(OwnedFeed feed) throws InterruptedException {
        Semaphore slots = slots(feed);
        slots.acquire();
        try {
            running.add(feed);
            if (!table.mayStart(feed)) {
                running.remove(feed);
                return HostDelay.NONE;
            }
            return poll(feed);
        } finally {
            slots.release();
        }
    }

    /** Feeds that fail, or that are new and may fail, do not take the slots of healthy ones. */
    private Semaphore slots(OwnedFeed feed) {
        return feed.status().getState() == FeedState.HEALTHY ? healthySlots : otherSlots;
    }

    private HostDelay poll(OwnedFeed feed) throws InterruptedException {
        archive.awaitWritable();
        Instant sentAt = clock.instant();
        List<HttpCapture> captures = new ArrayList<>();
        try {
            PollResult result = poller.poll(feed, archive.isOn() ? captures::add : null);
            return complete(feed, result, sentAt, captures);
        } catch (RuntimeException | Error e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the service stops: " + e);
            }
            log.error("event=poll_failed_unexpectedly feed={} cause=\"{}\"", feed.id(), e.toString(), e);
            return complete(feed, new PollResult.Failed(null, "unexpected: " + e, null), sentAt, List.of());
        }
    }

    private PollUpdate read(OwnedFeed feed, Push push) {
        Instant now = clock.instant();
        var ended = new PollUpdate.Ended(feed, origin, now, now, table::other);
        try {
            Feed content = push.getKind() == PushKind.CONTENT ? poller.read(feed.status(), push) : null;
            return PollUpdate.pushed(ended, push, content);
        } catch (RuntimeException | Error e) {
            log.error("event=push_failed_unexpectedly feed={} cause=\"{}\"", feed.id(), e.toString(), e);
            return PollUpdate.pushed(ended, push, null);
        }
    }

    private HostDelay complete(OwnedFeed feed, PollResult result, Instant sentAt, List<HttpCapture> captures)
            throws InterruptedException {
        var ended = new PollUpdate.Ended(feed, origin, sentAt, clock.instant(), table::other);
        PollUpdate update = PollUpdate.of(ended, result, schedule);
        metrics.polled(result.name());
        Duration pause = schedule.hostPause(result);
        hostsFreeAt.put(feed.host(), ended.now().plus(pause));
        Completed done = new Completed(feed, records.of(feed, update), null);
        metrics.activity().answered();
        if (done.update().links().isEmpty()) {
            completed.add(Optional.of(done));
        } else {
            // It is written to Kafka once the archive has it on disk.
            archive.keep(archived(feed, done.update(), captures, ended.now()), () -> completed.add(Optional.of(done)));
        }
        return HostDelay.atLeast(pause);
    }

    private static KeptExchanges archived(OwnedFeed feed, PollUpdate update, List<HttpCapture> captures, Instant now) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MetadataFields.OUTCOME, "news");
        metadata.put(MetadataFields.FEED_ID, feed.id());
        metadata.put(
                MetadataFields.LINK_ID,
                update.links().stream().map(Link::getLinkId).collect(Collectors.joining(" ")));
        return new KeptExchanges(feed.status().getUrl(), now, captures, metadata);
    }
}
