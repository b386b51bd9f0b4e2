package dev.courant.app.cluster;

import java.time.Clock;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** A command that works on a cluster, with the environment and the clock of this process or of a test. */
public abstract class ClusterCommand {
    /** The part of a command's description that says which cluster it works on. */
    public static final String WHICH_CLUSTER =
            "The cluster is the one that COURANT_KAFKA_BOOTSTRAP_SERVERS names, or else that of the courant run or courant"
                    + "%ndemo on this machine, which is waited for while it starts, or else at localhost:9092.";

    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * Creates the command.
     *
     * @param environment values of settings by their names
     * @param clock the time
     */
    protected ClusterCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** {@return names of settings to values} */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@return the time} */
    public Clock clock() {
        return clock;
    }

    /**
     * Finds the cluster and does some work on it.
     *
     * @param spec the command that was typed: its output and error streams are used
     * @param work the work; returns the exit code
     * @return the exit code
     * @throws dev.courant.runtime.CourantException when there is no cluster, or Kafka fails meanwhile
     */
    public int onCluster(CommandSpec spec, ToIntFunction<ClusterSession> work) {
        return ClusterSession.run(
                environment,
                clock,
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                work);
    }
}
