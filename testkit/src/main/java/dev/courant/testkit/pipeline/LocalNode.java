package dev.courant.testkit.pipeline;

import dev.courant.ingest.IngestActivity;
import dev.courant.ingest.IngestConditions;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A node in this process. */
final class LocalNode implements Node {
    private final VirtualClock clock;
    private final boolean ingests;
    private final IngestActivity ingest = new IngestActivity();
    private final ReadPositions stored = new ReadPositions();
    private final List<Component> roles;

    private LocalNode(NodeOptions options, VirtualClock clock) {
        this.clock = clock;
        this.ingests = options.options().roles().contains(PipelineRole.INGEST);
        Origin origin = options.options().backfill() ? Origin.BACKFILL : Origin.LIVE;
        this.roles = RunningRoles.start(
                options.options().roles(),
                new KafkaClients(Settings.read(KafkaSettings.class, options.environment())),
                options.environment(),
                clock,
                new IngestConditions(origin, options.gateway(), ingest),
                stored);
    }

    /**
     * Starts a node.
     *
     * @param clock its clock, which shows the time at which it starts; nobody else has others sleep by it
     */
    static LocalNode start(NodeOptions options, VirtualClock clock) {
        return new LocalNode(options, clock);
    }

    /**
     * It rests when two looks find the same, and nobody has gone to sleep between them. One look alone may miss work
     * that passes from a thread of a host to another thread while it looks at one after the other; but whatever becomes
     * of that work, somebody sleeps because of it in the end.
     *
     * <p>How many polls are written and how far links are read is noted between the two: if it rests, no poll was
     * written after that, and each link that was read until then rests.
     */
    @Override
    public NodeState state() {
        long sleeps = clock.sleeps();
        boolean first = !ingests || rests();
        long polls = ingest.polls().written();
        var links = ingest.links().known();
        boolean rests = first && (!ingests || rests()) && sleeps == clock.sleeps();
        return new NodeState(
                ProcessHandle.current().pid(),
                rests,
                polls,
                ingest.definitions().known(),
                links,
                stored.known(),
                ingest.unended(),
                Optional.ofNullable(ingest.polls().nextDue()),
                clock.nextWakeUp(),
                report());
    }

    private boolean rests() {
        Instant now = clock.instant();
        return ingest.pollsRest(now) && ingest.backlogRests() && othersSleep() && ingest.pollsRest(now);
    }

    /** The sleepers are counted first: all of them are still there when the threads are counted. */
    private boolean othersSleep() {
        int sleeping = clock.sleeping();
        return ingest.hostThreads() == sleeping;
    }

    private String report() {
        return "polls " + ingest.polls() + ", definitions " + ingest.definitions() + ", links " + ingest.links()
                + ", links that have not ended " + ingest.unended() + ", backlog rests: " + ingest.backlogRests()
                + ", threads of hosts " + ingest.hostThreads() + ", of which sleep " + clock.sleeping();
    }

    @Override
    public void moveTo(Instant time) {
        clock.moveTo(time);
        ingest.wakeUp();
    }

    @Override
    public void wakeNext() {
        if (!clock.wakeNext()) {
            throw new IllegalStateException("nobody has a turn at " + clock.instant());
        }
    }

    @Override
    public String problems() {
        StringBuilder problems = new StringBuilder();
        for (Component role : roles) {
            switch (role.check()) {
                case Health.Down(String cause) -> problem(problems, role, cause);
                case Health.Stopped(String cause) -> problem(problems, role, cause);
                default -> {}
            }
        }
        return problems.toString();
    }

    private static void problem(StringBuilder problems, Component role, String cause) {
        problems.append("; ").append(role.name()).append(": ").append(cause);
    }

    @Override
    public void close() {
        SideBySide.run(roles.stream().map(role -> role::close));
    }
}
