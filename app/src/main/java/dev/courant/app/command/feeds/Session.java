package dev.courant.app.command.feeds;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.courant.app.cluster.Cluster;
import dev.courant.app.feeds.FeedStore;
import dev.courant.app.feeds.FeedView;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.FeedDefinition;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One command at work on the feeds of a cluster.
 *
 * @param store the feeds
 * @param out where its answer goes
 * @param err where remarks go
 * @param now when it began; whole milliseconds, as records carry
 */
record Session(FeedStore store, PrintWriter out, PrintWriter err, Instant now) {
    /**
     * Finds the cluster, opens its feeds, and has the work done.
     *
     * @return the exit code
     * @throws CourantException when there is no cluster, or it fails meanwhile
     */
    static int run(CommandSpec spec, ToIntFunction<Session> work) {
        FeedsCommand feeds = parent(spec);
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Cluster cluster = Cluster.find(feeds.environment()).answering();
        if (!cluster.told()) {
            err.println("cluster: " + cluster.text());
            err.flush();
        }
        Instant now = feeds.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try (FeedStore store = FeedStore.open(new KafkaClients(cluster.settings()))) {
            return work.applyAsInt(new Session(store, out, err, now));
        } catch (KafkaException e) {
            throw new CourantException("Kafka at " + cluster.text() + ": " + cause(e), e);
        } finally {
            out.flush();
        }
    }

    static FeedsCommand parent(CommandSpec spec) {
        return (FeedsCommand) spec.parent().userObject();
    }

    /** All feeds with their statuses. */
    List<FeedView> views() {
        return views(store.definitions());
    }

    /** Some feeds with their statuses. */
    List<FeedView> views(Collection<FeedDefinition> definitions) {
        return FeedView.of(definitions, store.statuses());
    }

    private static String cause(KafkaException failure) {
        if (failure instanceof TimeoutException) {
            return failure.getMessage() + "; is it a Kafka broker, does COURANT_KAFKA_PROPERTIES fit it,"
                    + " and can its advertised addresses be reached from here?";
        }
        Throwable cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }
}
