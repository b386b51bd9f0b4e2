package example;

import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

public final class Headlines implements AutoCloseable {
    private final KafkaConsumer<String, EnrichedArticle> consumer;
    private final Thread thread;

    public Headlines(String bootstrapServers, Topic<String, EnrichedArticle> enriched, Consumer<String> reader) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", enriched.name() + ".headlines",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(
                config, enriched.keys().deserializer(), enriched.values().deserializer());
        consumer.subscribe(List.of(enriched.name()));
        thread = Thread.ofVirtual().start(() -> run(reader));
    }

    private void run(Consumer<String> reader) {
        try (consumer) {
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    reader.accept(record.value().getArticle().getTitle());
                }
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
