package dev.courant.testkit.pipeline;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running pipeline of one or several instances of its roles, under a virtual clock. The clock goes from one time at
 * which something is due to the next: a feed, the end of a host's pause, another try at a link. It goes on when
 * everything that is due at one time has been done, through to the rows; of several things at one time one is done
 * after another, so that each replay is the same ({@link Nodes}). Thread-safe; whoever comes second waits.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);

    /** How long nothing may change before a step is given up, in time of the machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SHORTEST_LOOK = Duration.ofNanos(100_000);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(2);

    private final VirtualClock clock;
    private final PlayedWeb web;
    private final Nodes nodes;
    private final ClusterOffsets cluster;
    private final Quiescence quiescence;
    private final Downstream downstream;
    private final boolean polls;
    private Ingested workedThrough = Ingested.NOTHING;

    /** What ingest has found: while no link is found and none ends, there is nothing new for enrich and store. */
    private record Ingested(Map<TopicPartition, Long> links, long unended) {
        static final Ingested NOTHING = new Ingested(Map.of(), 0);
    }

    private Pipeline(VirtualClock clock, PlayedWeb web, KafkaClients kafka, PipelineOptions options, Nodes nodes) {
        this.clock = clock;
        this.web = web;
        this.nodes = nodes;
        this.polls = options.roles().contains(PipelineRole.INGEST);
        this.cluster = new ClusterOffsets(kafka);
        this.quiescence = new Quiescence(nodes, cluster, kafka.topics());
        this.downstream = new Downstream(options.roles(), kafka, cluster, nodes);
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
        return start(clock, web, kafka, environment, options, List.of(own -> LocalNode.start(own, clock)));
    }

    /**
     * Starts a pipeline of several instances of its roles.
     *
     * @param starts start the instances
     */
    static Pipeline start(
            VirtualClock clock,
            PlayedWeb web,
            KafkaClients kafka,
            Map<String, String> environment,
            PipelineOptions options,
            List<Node.Start> starts) {
        NodeOptions node = new NodeOptions(clock.instant(), environment, options, web.gateway());
        return new Pipeline(clock, web, kafka, options, Nodes.start(starts, node));
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
        return nodes.unended();
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
        for (Instant next = nodes.nextDue(); !next.isAfter(target); next = nodes.nextDue()) {
            moveTo(next);
            doAll();
        }
        moveTo(target);
        await(downstream::isDone, downstream);
    }

    private void moveTo(Instant time) {
        clock.moveTo(time);
        nodes.moveTo(time);
    }

    /** Everybody has a turn whose time has come, one after another; then the clock may move. */
    private void doAll() {
        do {
            await(() -> !polls || quiescence.isReached(), quiescence);
        } while (nodes.wakeNext(clock.instant()));
        Ingested now = new Ingested(quiescence.linkEnds(), unended());
        if (!polls || !now.equals(workedThrough)) {
            await(downstream::isNewsDone, downstream);
            workedThrough = now;
        }
    }

    private void await(BooleanSupplier condition, Object state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = SHORTEST_LOOK;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CourantException("at " + clock.instant() + " something is due and does not end within "
                        + PATIENCE.toSeconds() + " s: " + state + nodes.problems());
            }
            LockSupport.parkNanos(pause.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new CourantException("interrupted at " + clock.instant());
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_LOOK) < 0 ? pause.multipliedBy(2) : LONGEST_LOOK;
        }
    }

    /** Stops the roles, side by side, and the publishers. */
    @Override
    public void close() {
        nodes.close();
        cluster.close();
        try {
            Objects.requireNonNull(web.server()).close();
        } catch (Exception e) {
            log.warn("event=close_failed component=publishers cause=\"{}\"", e.toString());
        }
    }
}
