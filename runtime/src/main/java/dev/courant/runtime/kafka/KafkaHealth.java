package dev.courant.runtime.kafka;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The health of the connection to Kafka. Clients retry by themselves and stay silent while no broker answers, so this
 * component asks the cluster every two seconds. Thread-safe.
 */
public final class KafkaHealth implements Component {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Two questions without an answer: one may be lost while a broker restarts. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(7);

    private static final Duration LONGEST_RECONNECT_PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String servers;
    private final Thread thread;
    private volatile long answeredAt = System.nanoTime();
    private volatile String failure = "no answer yet";

    private KafkaHealth(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
        this.thread = Thread.ofVirtual().name("courant-kafka-health").unstarted(this::run);
    }

    /**
     * Starts asking.
     *
     * @param clients the cluster
     * @return the running component
     */
    public static KafkaHealth start(KafkaClients clients) {
        Map<String, Object> config = clients.config().common();
        int timeout = (int) TIMEOUT.toMillis();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_PAUSE.toMillis());
        KafkaHealth health =
                new KafkaHealth(Admin.create(config), clients.settings().bootstrapServers());
        health.thread.start();
        return health;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Health check() {
        Duration silence = Duration.ofNanos(System.nanoTime() - answeredAt);
        return silence.compareTo(LONGEST_SILENCE) < 0
                ? Health.UP
                : Health.down(
                        servers + " has not answered for " + silence.toSeconds() + " s; the last failure: " + failure);
    }

    @Override
    public void close() {
        thread.interrupt();
        admin.close(Duration.ZERO);
    }

    private void run() {
        try {
            while (!thread.isInterrupted()) {
                ask();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void ask() throws InterruptedException {
        try {
            var unused = admin.describeCluster().clusterId().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            answeredAt = System.nanoTime();
        } catch (ExecutionException e) {
            failure = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
        } catch (TimeoutException e) {
            failure = "no answer within " + TIMEOUT.toSeconds() + " s";
        } catch (RuntimeException e) {
            // The client is being closed.
            failure = String.valueOf(e.getMessage());
        }
    }
}
