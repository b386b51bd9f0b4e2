package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a cluster for its id before a role is started on it, so that a wrong address, a firewall or wrong security
 * settings are reported within seconds. Stateless and thread-safe.
 */
public final class KafkaProbe {
    private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(7);

    private KafkaProbe() {}

    /**
     * Waits for the answer of the cluster that the environment names, ten seconds at most.
     *
     * @param environment names of settings to values
     * @throws CourantException when it does not answer, with what was tried, or was not chosen by the user
     */
    public static void requireAnswer(Map<String, String> environment) {
        Cluster cluster = Cluster.configured(environment).requireReachable();
        String id = clusterId(cluster);
        Cluster unused = cluster.requireChosen(id);
        log.info(
                "event=cluster_found kafka={} cluster_id={}", cluster.settings().bootstrapServers(), id);
    }

    /** Returns the id of a cluster, with the errors of {@link #requireAnswer}. */
    static String clusterId(Cluster cluster) {
        Admin admin = admin(cluster);
        try {
            return admin.describeCluster().clusterId().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(cluster, "it listens, but gave no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failed(cluster, String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(cluster, "interrupted", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Admin admin(Cluster cluster) {
        try {
            return new KafkaClients(cluster.settings()).admin();
        } catch (KafkaException e) {
            throw failed(
                    cluster,
                    e.getMessage()
                            + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()),
                    e);
        }
    }

    private static CourantException failed(Cluster cluster, String cause, Exception failure) {
        return new CourantException(
                "no Kafka answers at " + cluster.text() + ": " + cause
                        + "; is it a Kafka broker, and does COURANT_KAFKA_PROPERTIES fit its security?",
                failure);
    }
}
