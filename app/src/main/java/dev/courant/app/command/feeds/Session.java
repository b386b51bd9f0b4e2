package dev.courant.app.command.feeds;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.cluster.ClusterSession.Surroundings;
import dev.courant.app.feeds.FeedStore;
import dev.courant.app.feeds.FeedView;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
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
        Surroundings here = new Surroundings(
                feeds.environment(),
                feeds.clock(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return ClusterSession.run(here, cluster -> {
            try (FeedStore store = FeedStore.open(cluster.kafka())) {
                return work.applyAsInt(new Session(store, cluster.out(), cluster.err(), cluster.now()));
            }
        });
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
}
