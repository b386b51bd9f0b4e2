package dev.courant.app.demo;

import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.pipeline.AllInOne;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.FreePorts;
import dev.courant.embedded.world.WorldServer;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.Stats;
import dev.courant.store.query.StatsQuery;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;

/** The pipeline with the invented publishers. Thread-safe. */
public final class Demo implements Component {
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    /** Short intervals, because the publishers are on this machine. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "COURANT_USER_AGENT", "Courant/0.1 (demonstration; loopback only)",
            "COURANT_FETCH_ALLOW", "127.0.0.0/8",
            "COURANT_POLL_INTERVAL", "2s",
            "COURANT_POLL_MIN_INTERVAL", "1s",
            "COURANT_POLL_MAX_INTERVAL", "4s",
            "COURANT_HOST_GAP", "50ms",
            "COURANT_SCRAPE_RETRY_PAUSE", "200ms",
            "COURANT_SCRAPE_PATIENCE", "2s");

    private final WorldServer world;
    private final AllInOne pipeline;
    private final StatsQuery stats;
    private final LinkQuery links;

    private Demo(WorldServer world, AllInOne pipeline) {
        this.world = world;
        this.pipeline = pipeline;
        this.stats = new StatsQuery(pipeline.desk().database());
        this.links = new LinkQuery(pipeline.desk().database());
    }

    /**
     * Starts a demonstration.
     *
     * @param data the folder of its state, locked for this process
     * @param port the port of the page; 0: any that is free
     * @param ports the ports of its servers
     * @param pace the factor by which the publishers publish faster than their files say
     * @param progress receives the name of each part that is being started
     * @return the running demonstration
     */
    public static Demo start(DataFolder data, int port, AllInOne.Ports ports, double pace, Consumer<String> progress) {
        Clock clock = Clock.systemUTC();
        FreePorts.require("the newsdesk", "127.0.0.1", port, "--port");
        progress.accept("publishers");
        WorldServer world = DemoWorld.start(data.path(), clock, pace);
        try {
            Map<String, String> environment = new HashMap<>(ENVIRONMENT);
            environment.put("COURANT_DESK_PORT", Integer.toString(port));
            AllInOne pipeline = AllInOne.start(new AllInOne.Plan(
                    data,
                    ports,
                    false,
                    environment,
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    clock,
                    progress));
            List<Subscription> feeds = world.feedUrls().stream()
                    .map(url -> new Subscription(url, null))
                    .toList();
            int unused = Subscriptions.add(pipeline.kafka(), feeds, clock.instant());
            return new Demo(world, pipeline);
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** {@return the pipeline} */
    public AllInOne pipeline() {
        return pipeline;
    }

    /** {@return the publishers} */
    public WorldServer world() {
        return world;
    }

    /** {@return the current numbers} */
    public Stats stats() {
        return stats.read();
    }

    /**
     * Waits until all stories are published and every link has its outcome.
     *
     * @param timeout the longest wait
     * @return whether that was so in time
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return await(this::ended, timeout);
    }

    /**
     * Waits until articles are stored and no link is pending.
     *
     * @param timeout the longest wait
     * @return whether that was so in time
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean awaitFirst(Duration timeout) throws InterruptedException {
        return await(() -> stats.totals().stored() > 0 && stats.totals().pending() == 0, timeout);
    }

    /** {@return how many published stories have no outcome yet} */
    public long open() {
        return world.published().stream()
                .filter(story -> links.byUrl(world.url(story)).stream().noneMatch(link -> link.outcome() != null))
                .count();
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Health check() {
        return pipeline.check();
    }

    @Override
    public void close() {
        pipeline.close();
        world.close();
    }

    private boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isTrue(condition)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(CHECK_INTERVAL);
        }
        return true;
    }

    /** While PostgreSQL is started again the numbers cannot be read. */
    private boolean isTrue(BooleanSupplier condition) {
        if (check() instanceof Health.Stopped(String cause)) {
            throw new CourantException(cause);
        }
        try {
            return condition.getAsBoolean();
        } catch (JdbiException e) {
            return false;
        }
    }

    private boolean ended() {
        return world.complete() && stats.totals().pending() == 0 && open() == 0;
    }
}
