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
 * A command's access to a cluster.
 *
 * @param kafka clients for it
 * @param out for the answer
 * @param err for notes
 * @param clock the time
 */
public record ClusterSession(KafkaClients kafka, PrintWriter out, PrintWriter err, Clock clock) {
    /**
     * Finds the cluster and works on it.
     *
     * @throws CourantException when there is no cluster, or Kafka fails meanwhile
     */
    static int run(
            Map<String, String> environment,
            Clock clock,
            PrintWriter out,
            PrintWriter err,
            ToIntFunction<ClusterSession> work) {
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        Cluster cluster = Cluster.find(environment, note -> say(err, note)).requireReachable();
        if (!cluster.explicit()) {
            cluster.requireChosen(KafkaProbe.clusterId(cluster));
            say(err, "cluster: " + cluster.text());
        }
        try {
            return work.applyAsInt(new ClusterSession(new KafkaClients(cluster.settings()), out, err, clock));
        } catch (KafkaException e) {
            throw new CourantException("Kafka at " + cluster.text() + ": " + cause(e), e);
        } finally {
            out.flush();
        }
    }

    /** {@return the time in whole milliseconds, as records have it} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void say(PrintWriter err, String note) {
        err.println(note);
        err.flush();
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
