package dev.courant.ingest.websub;

import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Push;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code pushes}. A record that is written twice is harmless, so no transaction is needed. Thread-safe. */
final class KafkaPushLog implements PushLog, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaPushLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Topic<String, Push> topic;
    private final Producer<byte[], byte[]> producer;
    private volatile Health health = Health.UP;

    KafkaPushLog(KafkaClients kafka) {
        this.topic = kafka.topics().pushes();
        this.producer = kafka.producer();
    }

    @Override
    public Written write(Push push) {
        try {
            var unused = producer.send(KafkaClients.record(topic, push.getFeedId(), push))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            health = Health.UP;
            return Written.DONE;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause instanceof RecordTooLargeException
                    ? Written.TOO_LARGE
                    : failed(push, cause == null ? e : cause);
        } catch (TimeoutException | KafkaException e) {
            return failed(push, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Written.FAILED;
        }
    }

    /** {@return whether the last record could be written} */
    Health health() {
        return health;
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }

    private Written failed(Push push, Throwable cause) {
        log.warn(
                "event=push_not_written feed={} kind={} cause=\"{}\"",
                push.getFeedId(),
                push.getKind(),
                cause.toString());
        health = Health.down("pushes cannot be written: " + cause.getMessage());
        return Written.FAILED;
    }
}
