package dev.courant.store.sink;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.schemas.Outcome;
import dev.courant.store.rows.Ledger;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead-letters records that cannot be written, and ends the links of their articles. */
final class RefusedRecords {
    private static final Logger log = LoggerFactory.getLogger(RefusedRecords.class);

    private final DeadLetters deadLetters;
    private final RecordSender sender;
    private final OffsetTable offsets;
    private final Outbox outbox;

    RefusedRecords(DeadLetters deadLetters, RecordSender sender, OffsetTable offsets, Outbox outbox) {
        this.deadLetters = deadLetters;
        this.sender = sender;
        this.offsets = offsets;
        this.outbox = outbox;
    }

    /** Dead-letters a record. The letter is sent first, so that after a crash it is sent twice rather than lost. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        DeadLetter dead = deadLetters.of(record, WriteFailures.cause(failure));
        sender.send(dead.letter());
        offsets.commit(List.of(record), handle -> dead.outcome().ifPresent(outcome -> end(handle, outcome)));
    }

    /** The outcome may contain the value that the database refused; it is then not written, and logged. */
    private void end(Handle handle, Outcome outcome) {
        String before = "before_end";
        handle.savepoint(before);
        try {
            outbox.add(handle, new Ledger(handle).write(List.of(), List.of(), List.of(outcome)));
        } catch (StatementException e) {
            if (!WriteFailures.isPermanent(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(before);
            log.error(
                    "event=link_not_ended link={} cause=\"{}\"",
                    outcome.getLinkId(),
                    String.valueOf(WriteFailures.cause(e).getMessage()));
        }
    }
}
