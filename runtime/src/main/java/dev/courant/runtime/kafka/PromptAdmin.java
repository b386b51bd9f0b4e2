package dev.courant.runtime.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.ForwardingAdmin;

/** An admin client that closes in time when no broker answers. Kafka's waits for each call to end. Thread-safe. */
final class PromptAdmin extends ForwardingAdmin {
    PromptAdmin(Map<String, Object> properties) {
        super(properties);
    }

    @Override
    public void close() {
        PromptClose.within(PromptClose.READING, this::close);
    }
}
