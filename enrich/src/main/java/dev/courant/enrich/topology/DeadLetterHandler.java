package dev.courant.enrich.topology;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Dead-letters a record for which the step failed, and continues. Writes one dead letter with the bytes of the source
 * record and the outcome of its link, both in the transaction of the task.
 *
 * <p>When a result cannot be serialized, the sink fails without a dead letter. The failure is then handled as one of
 * the step above it, where the source record is dead-lettered. Handling it in both places would write two letters.
 *
 * <p>When the broker refuses a result as too large, the transaction fails without a dead letter too, and the article is
 * remembered in {@link RefusedResults}. Dead letters are sent for records of the input only, never for a dead letter,
 * and never from the thread of the producer.
 */
public final class DeadLetterHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    /** The setting that holds the {@link Writer}, since Kafka Streams creates the handlers itself. */
    static final String WRITER = "courant.dead.letters";

    private @Nullable Writer writer;

    /** Creates the records that Kafka Streams sends for a failed record. */
    record Writer(Topics topics, DeadLetters deadLetters, RefusedResults refused) {
        Writer(Topics topics, InstantSource clock, RecordLimit limit, RefusedResults refused) {
            this(topics, new DeadLetters(topics, DeadLetters.Step.ENRICH, clock, limit), refused);
        }

        /** Remembers the article in a record that the broker refused; dead letters and outcomes hold none. */
        void remember(ProducerRecord<byte[], byte[]> record, Exception cause) {
            if (!record.topic().equals(topics.deadLetters().name())
                    && !record.topic().equals(topics.outcomes().name())) {
                EnrichedArticle article =
                        topics.enriched().values().deserializer().deserialize(record.topic(), record.value());
                refused.add(article, String.valueOf(cause.getMessage()));
            }
        }

        List<ProducerRecord<byte[], byte[]>> records(ConsumerRecord<byte[], byte[]> source, Throwable cause) {
            DeadLetter dead = deadLetters.of(source, cause);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(List.of(dead.letter()));
            dead.outcome()
                    .map(outcome -> KafkaClients.record(topics.outcomes(), outcome.getLinkId(), outcome))
                    .ifPresent(records::add);
            return records;
        }
    }

    /** Called by Kafka Streams, which then calls {@link #configure}. */
    public DeadLetterHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        writer = (Writer) configs.get(WRITER);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext source, ConsumerRecord<byte[], byte[]> record, Exception cause) {
        return DeserializationExceptionHandler.Response.resume(records(record, cause));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext source, Record<?, ?> record, Exception cause) {
        // The producer throws this for whatever is sent after a refusal; the record at hand is not to blame.
        return original(cause).getClass() == KafkaException.class
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(records(source(source), cause));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext source, ProducerRecord<byte[], byte[]> record, Exception cause) {
        if (cause instanceof RecordTooLargeException) {
            writer().remember(record, cause);
        }
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext source, ProducerRecord record, Exception cause, SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.fail();
    }

    private List<ProducerRecord<byte[], byte[]>> records(ConsumerRecord<byte[], byte[]> source, Exception cause) {
        return writer().records(source, original(cause));
    }

    private static Throwable original(Exception cause) {
        return cause instanceof StreamsException && cause.getCause() != null ? cause.getCause() : cause;
    }

    private Writer writer() {
        return Objects.requireNonNull(writer, WRITER);
    }

    private static ConsumerRecord<byte[], byte[]> source(ErrorHandlerContext source) {
        return new ConsumerRecord<>(
                source.topic(),
                source.partition(),
                source.offset(),
                source.timestamp(),
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                source.sourceRawKey(),
                source.sourceRawValue(),
                source.headers(),
                Optional.empty());
    }
}
