package dev.courant.app.cluster;

import dev.courant.embedded.EmbeddedKafka;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The cluster that a command works on.
 *
 * @param settings the settings of its clients
 * @param why the reason for the choice, for people
 * @param explicit whether the environment names it
 */
public record Cluster(KafkaSettings settings, String why, boolean explicit) {
    /** How long a command waits for Kafka to deliver records. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(8);
    /** How long a command waits for Kafka to take records. */
    public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(15);

    private static final String DEFAULT = "the default";
    private static final String BOOTSTRAP = "COURANT_KAFKA_BOOTSTRAP_SERVERS";
    private static final String PREFIX = "COURANT_TOPIC_PREFIX";
    private static final String PROPERTIES = "COURANT_KAFKA_PROPERTIES";

    /**
     * Finds the cluster: the one that the environment names, or that of the Courant that runs in one process on this
     * machine, or the default of the setting. One that is starting is waited for.
     *
     * @param environment names of settings to values
     * @param notes is told that there is something to wait for
     * @return the cluster, not contacted yet
     * @throws CourantException when several Courants run on this machine, one does not come up, or a setting is wrong
     */
    public static Cluster find(Map<String, String> environment, Consumer<String> notes) {
        if (isSet(environment, BOOTSTRAP)) {
            return configured(environment);
        }
        List<RunningCourant> running = StartWait.await(RunningCourants.of(environment), notes);
        return switch (running.size()) {
            case 0 -> configured(environment);
            case 1 -> of(running.getFirst(), environment);
            default -> throw several(running);
        };
    }

    /**
     * Returns the cluster that the environment names, or else the default of the setting.
     *
     * @param environment names of settings to values
     * @return the cluster, not contacted yet
     * @throws CourantException when a setting is wrong
     */
    public static Cluster configured(Map<String, String> environment) {
        boolean named = isSet(environment, BOOTSTRAP);
        return new Cluster(read(environment), named ? "named by " + BOOTSTRAP : DEFAULT, named);
    }

    /**
     * Checks that a server listens there, so that a wrong address is reported at once and not after Kafka's timeouts.
     *
     * @return this
     * @throws CourantException when none does, with what to do
     */
    public Cluster requireReachable() {
        String servers = settings.bootstrapServers();
        if (Reachability.anyListens(servers)) {
            return this;
        }
        throw new CourantException("no Kafka answers at " + servers + " (" + why + "): "
                + (explicit
                        ? "start it, or correct the setting"
                        : why.equals(DEFAULT)
                                ? "start ./courant run, or set " + BOOTSTRAP
                                : "it may be stopping; try again, or set " + BOOTSTRAP));
    }

    /**
     * Checks that the cluster is one that the user has chosen. The default address may be that of somebody else's
     * all-in-one pipeline, which anybody on the machine can write to.
     *
     * @param clusterId the id of the cluster
     * @return this
     * @throws CourantException when it is not
     */
    public Cluster requireChosen(String clusterId) {
        if (why.equals(DEFAULT) && clusterId.equals(EmbeddedKafka.CLUSTER_ID)) {
            throw new CourantException("the Kafka at " + text() + " belongs to a courant run or demo that is not yours,"
                    + " or has not said where it is: set " + BOOTSTRAP + " if it is meant");
        }
        return this;
    }

    /** {@return its address and why it was chosen, on one line} */
    public String text() {
        return settings.bootstrapServers() + " (" + why + ")";
    }

    /** An embedded Kafka has no security settings; those of the environment are for other clusters. */
    private static Cluster of(RunningCourant running, Map<String, String> environment) {
        Map<String, String> found = new HashMap<>(environment);
        found.put(BOOTSTRAP, running.bootstrapServers());
        found.put(PROPERTIES, "");
        if (!isSet(environment, PREFIX)) {
            found.put(PREFIX, running.topicPrefix());
        }
        return new Cluster(read(found), running.text(), false);
    }

    private static KafkaSettings read(Map<String, String> environment) {
        return Settings.read(KafkaSettings.class, environment);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static CourantException several(List<RunningCourant> running) {
        String all = running.stream()
                .map(one -> one.bootstrapServers() + " (" + one.text() + ")")
                .collect(Collectors.joining(", "));
        return new CourantException("several Courants run on this machine: " + all + "; set " + BOOTSTRAP + " to one");
    }
}
