package dev.courant.testkit.pipeline;

import dev.courant.ingest.IngestActivity;
import dev.courant.ingest.IngestConditions;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running pipeline under a virtual clock. The clock goes from one time at which something is due to the next: a feed,
 * the end of a host's pause, another try at a link. It goes on when everything that is due at one time has been done,
 * through to the rows; of several things at one time one is done after another, so that each replay is the same.
 * Thread-safe; whoever comes second waits.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);

    /** How long nothing may change before a step is given up, in time of the machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SHORTEST_LOOK = Duration.ofNanos(100_000);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(2);

    private final VirtualClock clock;
    private final PlayedWeb web;
    private final IngestActivity ingest;
    private final ClusterOffsets cluster;
    private final Quiescence quiescence;
    private final Downstream downstream;
    private final List<Component> roles;
    private final boolean polls;
    private Ingested workedThrough = Ingested.NOTHING;

    /** What ingest has found: while no link is found and none ends, there is nothing new for enrich and store. */
    private record Ingested(Map<TopicPartition, Long> links, long unended) {
        static final Ingested NOTHING = new Ingested(Map.of(), 0);
    }

    private Pipeline(
            VirtualClock clock,
            PlayedWeb web,
            KafkaClients kafka,
            Map<String, String> environment,
            PipelineOptions options) {
        this.clock = clock;
        this.web = web;
        this.polls = options.roles().contains(PipelineRole.INGEST);
        IngestConditions conditions = new IngestConditions(
                options.backfill() ? Origin.BACKFILL : Origin.LIVE, web.gateway(), new IngestActivity());
        this.ingest = conditions.activity();
        this.cluster = new ClusterOffsets(kafka);
        this.quiescence = new Quiescence(ingest, clock, cluster, kafka.topics());
        ReadPositions stored = new ReadPositions();
        this.downstream = new Downstream(options.roles(), kafka, cluster, stored);
        this.roles = RunningRoles.start(options.roles(), kafka, environment, clock, conditions, stored);
    }

    /**
     * Starts a pipeline. The definitions of its feeds are in the topic already.
     *
     * @param clock the clock; nobody else moves it
     * @param web the publishers; closed with the pipeline
     * @param kafka the cluster
     * @param environment the settings of the roles
     * @param options which roles run, and how
     * @return the running pipeline
     */
    public static Pipeline start(
            VirtualClock clock,
            PlayedWeb web,
            KafkaClients kafka,
            Map<String, String> environment,
            PipelineOptions options) {
        return new Pipeline(clock, web, kafka, environment, options);
    }

    /** {@return the clock, which only {@link #advanceTo} moves} */
    public VirtualClock clock() {
        return clock;
    }

    /** {@return when the last of what the publishers have is published} */
    public Instant end() {
        return web.end();
    }

    /** {@return how many links were found and have not ended} */
    public long unended() {
        return ingest.unended();
    }

    /**
     * Lets time pass, and returns when everything that was due by then has been done.
     *
     * @param target the time at which the clock then stands
     * @throws IllegalArgumentException when it is before the present time
     * @throws CourantException when something does not end; the message says what
     */
    public synchronized void advanceTo(Instant target) {
        if (target.isBefore(clock.instant())) {
            throw new IllegalArgumentException("it is " + clock.instant() + " already, not yet " + target);
        }
        quiescence.expectWhatIsThere();
        workedThrough = Ingested.NOTHING;
        doAll();
        for (Instant next = next(); !next.isAfter(target); next = next()) {
            moveTo(next);
            doAll();
        }
        moveTo(target);
        await(downstream::isDone, downstream);
    }

    private void moveTo(Instant time) {
        clock.moveTo(time);
        ingest.wakeUp();
    }

    /** Everybody has a turn whose time has come, one after another; then the clock may move. */
    private void doAll() {
        do {
            await(() -> !polls || quiescence.isReached(), quiescence);
        } while (clock.wakeNext());
        Ingested now = new Ingested(quiescence.linkEnds(), unended());
        if (!polls || !now.equals(workedThrough)) {
            await(downstream::isNewsDone, downstream);
            workedThrough = now;
        }
    }

    /** Returns when something is due next; never, which is after every other time, when nothing is. */
    private Instant next() {
        return Stream.of(Optional.ofNullable(ingest.polls().nextDue()), clock.nextWakeUp())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void await(BooleanSupplier condition, Object state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = SHORTEST_LOOK;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CourantException("at " + clock.instant() + " something is due and does not end within "
                        + PATIENCE.toSeconds() + " s: " + state + problems());
            }
            LockSupport.parkNanos(pause.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new CourantException("interrupted at " + clock.instant());
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_LOOK) < 0 ? pause.multipliedBy(2) : LONGEST_LOOK;
        }
    }

    private String problems() {
        StringBuilder problems = new StringBuilder();
        for (Component role : roles) {
            if (role.check() instanceof Health.Down(String cause)) {
                problems.append("; ").append(role.name()).append(": ").append(cause);
            } else if (role.check() instanceof Health.Stopped(String cause)) {
                problems.append("; ").append(role.name()).append(": ").append(cause);
            }
        }
        return problems.toString();
    }

    /** Stops the roles, side by side, and the publishers. */
    @Override
    public void close() {
        List<Thread> closing = roles.stream()
                .map(role -> Thread.ofVirtual().start(role::close))
                .toList();
        boolean interrupted = false;
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        cluster.close();
        try {
            Objects.requireNonNull(web.server()).close();
        } catch (Exception e) {
            log.warn("event=close_failed component=publishers cause=\"{}\"", e.toString());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
