package dev.courant.app.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.LoggerFactory;

/**
 * One short command at work on a cluster.
 *
 * @param kafka clients for it
 * @param out where the answer goes
 * @param err where remarks go
 * @param clock the time
 */
public record ClusterSession(KafkaClients kafka, PrintWriter out, PrintWriter err, Clock clock) {
    /**
     * Where a command runs.
     *
     * @param environment names of settings to values
     * @param clock the time
     * @param out where the answer goes
     * @param err where remarks go
     */
    public record Surroundings(Map<String, String> environment, Clock clock, PrintWriter out, PrintWriter err) {}

    /**
     * Finds the cluster and has the work done.
     *
     * @param here where the command runs
     * @param work the work; gives the exit code
     * @return the exit code
     * @throws CourantException when there is no cluster, or it fails meanwhile
     */
    public static int run(Surroundings here, ToIntFunction<ClusterSession> work) {
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        Cluster cluster = Cluster.find(here.environment()).answering();
        if (!cluster.told()) {
            here.err().println("cluster: " + cluster.text());
            here.err().flush();
        }
        try {
            return work.applyAsInt(
                    new ClusterSession(new KafkaClients(cluster.settings()), here.out(), here.err(), here.clock()));
        } catch (KafkaException e) {
            throw new CourantException("Kafka at " + cluster.text() + ": " + cause(e), e);
        } finally {
            here.out().flush();
        }
    }

    /** {@return the time in whole milliseconds, as records carry it} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
