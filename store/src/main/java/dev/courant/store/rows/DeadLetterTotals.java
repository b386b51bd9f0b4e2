package dev.courant.store.rows;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Counts dead letters by the step that failed. */
final class DeadLetterTotals implements RowWriter {
    private final Topic<byte[], byte[]> topic;
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    DeadLetterTotals(Topic<byte[], byte[]> topic) {
        this.topic = topic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(new TopicHandler(topic.name(), record -> counts.merge(step(record), 1, Integer::sum)));
    }

    @Override
    public void write(RowTransaction transaction) {
        counts.forEach((step, count) -> transaction
                .handle()
                .execute(
                        "insert into dead_letter_total values (?, ?)"
                                + " on conflict (step) do update set total = dead_letter_total.total + excluded.total",
                        step,
                        count));
    }

    private static String step(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(DeadLetter.STEP);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
