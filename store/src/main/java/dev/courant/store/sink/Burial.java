package dev.courant.store.sink;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.SerializationException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a record that cannot be written: a dead letter, and the end of the link of its article. */
final class Burial {
    private static final Logger log = LoggerFactory.getLogger(Burial.class);
    private static final int DETAIL = 300;

    private final Topics topics;
    private final OffsetTable offsets;
    private final Outbox outbox;
    private final Producer<byte[], byte[]> producer;

    Burial(Topics topics, OffsetTable offsets, Outbox outbox, Producer<byte[], byte[]> producer) {
        this.topics = topics;
        this.offsets = offsets;
        this.outbox = outbox;
        this.producer = producer;
    }

    /** Buries a record. The letter is sent first: a crash in between sends it again rather than never. */
    void bury(ConsumerRecord<byte[], byte[]> record, RuntimeException failure, Instant now) {
        Throwable cause = Refusal.cause(failure);
        log.error("event=dead_letter step=store topic={} offset={}", record.topic(), record.offset(), cause);
        DeadLetter letter = new DeadLetter(
                "store",
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                record.headers(),
                cause,
                now);
        Delivery.send(producer, Stream.of(letter.record(topics.deadLetters())));
        offsets.commit(List.of(record), handle -> {
            if (record.topic().equals(topics.enriched().name()) && !(failure instanceof SerializationException)) {
                end(handle, outcome(record, cause, now));
            }
        });
    }

    /** What the database refuses may be in the outcome too; then the letter is all that can be left of it. */
    private void end(Handle handle, Outcome outcome) {
        String before = "before_end";
        handle.savepoint(before);
        try {
            outbox.note(handle, new Ledger(handle).write(List.of(), List.of(), List.of(outcome)));
        } catch (StatementException e) {
            if (!Refusal.isOfTheRecord(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(before);
            log.error(
                    "event=link_not_ended cause=\"{}\"",
                    String.valueOf(Refusal.cause(e).getMessage()));
        }
    }

    private Outcome outcome(ConsumerRecord<byte[], byte[]> record, Throwable cause, Instant now) {
        EnrichedArticle enriched =
                topics.enriched().values().deserializer().deserialize(record.topic(), record.value());
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String detail = message.substring(0, Math.min(message.length(), DETAIL));
        return Outcomes.of(enriched.getArticle(), OutcomeKind.DROPPED, OutcomeReason.DEAD_LETTER, detail, now);
    }
}
