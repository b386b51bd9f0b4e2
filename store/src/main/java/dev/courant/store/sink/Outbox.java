package dev.courant.store.sink;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.Topic;
import dev.courant.store.Database;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Sends outcomes that are decided in the database to Kafka. They are inserted in the transaction that decides them and
 * deleted when Kafka has them; those that remain after a crash are sent again, which changes nothing in a compacted
 * topic.
 */
final class Outbox {
    private static final int BATCH = 1_000;

    private final Database database;
    private final Topic<String, Outcome> topic;

    private record Entry(String linkId, byte[] outcome) {}

    Outbox(Database database, Topic<String, Outcome> topic) {
        this.database = database;
        this.topic = topic;
    }

    /** Inserts outcomes, in the order of their links, within the transaction that decides them. */
    void add(Handle handle, Collection<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into outcome_outbox (link_id, outcome) values (?, ?)
                on conflict (link_id) do update set outcome = excluded.outcome""");
        outcomes.forEach(outcome ->
                batch.add(outcome.getLinkId(), topic.values().serializer().serialize(topic.name(), outcome)));
        batch.execute();
    }

    /** Sends all outcomes and deletes them. */
    void send(RecordSender sender) {
        List<Entry> entries = next();
        while (!entries.isEmpty()) {
            sender.send(entries.stream().map(this::record).toList());
            delete(entries);
            entries = next();
        }
    }

    private ProducerRecord<byte[], byte[]> record(Entry entry) {
        Outcome outcome = topic.values().deserializer().deserialize(topic.name(), entry.outcome());
        return KafkaClients.record(topic, entry.linkId(), outcome);
    }

    private List<Entry> next() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select link_id, outcome from outcome_outbox order by link_id limit :n")
                        .bind("n", BATCH)
                        .map((row, context) -> new Entry(row.getString("link_id"), row.getBytes("outcome")))
                        .list());
    }

    private void delete(List<Entry> entries) {
        database.jdbi().useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("delete from outcome_outbox where link_id = ? and outcome = ?");
            entries.forEach(entry -> batch.add(entry.linkId(), entry.outcome()));
            batch.execute();
        });
    }
}
