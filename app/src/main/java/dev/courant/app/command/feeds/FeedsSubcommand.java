package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedStore;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of {@code courant feeds}. */
abstract class FeedsSubcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /**
     * Finds the cluster, opens its feeds, and works on them.
     *
     * @return the exit code, which the work returns
     * @throws dev.courant.runtime.CourantException when there is no cluster, or Kafka fails meanwhile
     */
    final int onFeeds(ToIntFunction<FeedsSession> work) {
        return parent().onCluster(spec, cluster -> {
            try (FeedStore store = FeedStore.open(cluster.kafka())) {
                return work.applyAsInt(new FeedsSession(store, cluster.out(), cluster.err(), cluster.now()));
            }
        });
    }

    final Map<String, String> environment() {
        return parent().environment();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private FeedsCommand parent() {
        return (FeedsCommand) spec.parent().userObject();
    }
}
