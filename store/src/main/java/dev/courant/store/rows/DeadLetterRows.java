package dev.courant.store.rows;

import dev.courant.runtime.kafka.LetterDescription;
import dev.courant.runtime.kafka.LetterMark;
import dev.courant.runtime.kafka.LetterUrl;
import dev.courant.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The dead letters with what became of them, and their totals by step. A letter that is read again changes nothing. All
 * letters of a partition, and their marks, come in order through one instance.
 */
final class DeadLetterRows implements RowWriter {
    private final Topics topics;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    DeadLetterRows(Topics topics) {
        this.topics = topics;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(new TopicHandler(topics.deadLetters().name(), records::add));
    }

    @Override
    public void write(RowTransaction transaction) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LetterMark.of(record)
                    .ifPresentOrElse(
                            mark -> resolve(transaction.handle(), record, mark),
                            () -> add(transaction.handle(), record));
        }
    }

    /** Adds a letter. One of a topic that was created anew replaces the one that stood in its place. */
    private void add(Handle handle, ConsumerRecord<byte[], byte[]> letter) {
        LetterDescription description = LetterDescription.of(letter);
        Optional<String> url = LetterUrl.of(topics, letter);
        if (insert(handle, letter.partition(), letter.offset(), description, url)) {
            count(handle, "total", description.step());
        } else if (isAnother(handle, letter, description)) {
            discard(handle, letter);
            handle.execute(
                    "delete from dead_letter where partition = ? and letter_offset = ?",
                    letter.partition(),
                    letter.offset());
            add(handle, letter);
        }
    }

    private static boolean isAnother(
            Handle handle, ConsumerRecord<byte[], byte[]> letter, LetterDescription description) {
        return handle.createQuery("""
                        select (source_topic, source_partition, source_offset) <> (:topic, :partition, :offset)
                            or failed_at <> cast(:at as timestamptz)
                        from dead_letter where partition = :letterPartition and letter_offset = :letterOffset""")
                .bind("topic", description.source().topic())
                .bind("partition", description.source().partition())
                .bind("offset", description.source().offset())
                .bind("at", description.at())
                .bind("letterPartition", letter.partition())
                .bind("letterOffset", letter.offset())
                .mapTo(Boolean.class)
                .one();
    }

    /** The letter that stood in the place is lost with its topic. */
    private static void discard(Handle handle, ConsumerRecord<byte[], byte[]> letter) {
        end(
                        handle,
                        letter.partition(),
                        letter.offset(),
                        new LetterMark(letter.offset(), LetterMark.Resolution.DISCARDED, Instant.EPOCH))
                .ifPresent(step -> count(handle, "discarded", step));
    }

    /** Marks a letter; one that was deleted from the topic before it was read is known by its mark alone. */
    private static void resolve(Handle handle, ConsumerRecord<byte[], byte[]> record, LetterMark mark) {
        LetterDescription description = LetterDescription.of(record);
        if (insert(handle, record.partition(), mark.offset(), description, Optional.empty())) {
            count(handle, "total", description.step());
        }
        String column = mark.resolution() == LetterMark.Resolution.RETRIED ? "retried" : "discarded";
        end(handle, record.partition(), mark.offset(), mark).ifPresent(step -> count(handle, column, step));
    }

    /** Ends an open letter; {@return its step, or empty if it has ended before} */
    private static Optional<String> end(Handle handle, int partition, long offset, LetterMark mark) {
        return handle.createQuery("""
                        update dead_letter set state = :state, resolved_at = :at
                        where partition = :partition and letter_offset = :offset and state = 'OPEN'
                        returning step""")
                .bind("state", mark.resolution().name())
                .bind("at", mark.at())
                .bind("partition", partition)
                .bind("offset", offset)
                .mapTo(String.class)
                .findOne();
    }

    private static boolean insert(
            Handle handle, int partition, long offset, LetterDescription letter, Optional<String> url) {
        Update insert = handle.createUpdate("""
                insert into dead_letter (partition, letter_offset, step, source_topic, source_partition, source_offset,
                    cause, message, failed_at, omitted_bytes, retries, url)
                values (:partition, :offset, :step, :sourceTopic, :sourcePartition, :sourceOffset, :cause, :message,
                    :at, :omitted, :retries, :url)
                on conflict (partition, letter_offset) do nothing""");
        return insert.bind("partition", partition)
                        .bind("offset", offset)
                        .bind("step", letter.step())
                        .bind("sourceTopic", letter.source().topic())
                        .bind("sourcePartition", letter.source().partition())
                        .bind("sourceOffset", letter.source().offset())
                        .bind("cause", letter.cause().type())
                        .bind("message", letter.cause().message())
                        .bind("at", letter.at())
                        .bind("omitted", letter.omittedBytes())
                        .bind("retries", letter.retries())
                        .bind("url", url.orElse(null))
                        .execute()
                == 1;
    }

    /** @param column {@code total}, {@code retried} or {@code discarded} */
    private static void count(Handle handle, String column, String step) {
        handle.execute(
                "insert into dead_letter_total as t (step, " + column + ") values (?, 1)"
                        + " on conflict (step) do update set " + column + " = t." + column + " + 1",
                step);
    }
}
