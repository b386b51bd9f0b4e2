package dev.courant.ingest.websub;

import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.NotSentException;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.schemas.Push;
import dev.courant.schemas.Topic;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code pushes}. A record that is written twice is harmless, so no transaction is needed. Thread-safe. */
final class KafkaPushLog implements PushLog, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaPushLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Topic<String, Push> topic;
    private final RecordSender sender;
    private volatile Health health = Health.UP;

    KafkaPushLog(KafkaClients kafka) {
        this.topic = kafka.topics().pushes();
        this.sender = new RecordSender(kafka.producer(), PATIENCE);
    }

    @Override
    public Written write(Push push) {
        try {
            sender.send(KafkaClients.record(topic, push.getFeedId(), push));
            health = Health.UP;
            return Written.DONE;
        } catch (NotSentException e) {
            return e.isTooLarge() ? Written.TOO_LARGE : failed(push, e);
        }
    }

    /** {@return whether the last record could be written} */
    Health health() {
        return health;
    }

    @Override
    public void close() {
        sender.close();
    }

    private Written failed(Push push, NotSentException cause) {
        log.warn(
                "event=push_not_written feed={} kind={} cause=\"{}\"",
                push.getFeedId(),
                push.getKind(),
                cause.toString());
        health = Health.down("pushes cannot be written: " + cause.getMessage());
        return Written.FAILED;
    }
}
