package dev.courant.enrich.topology;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buries a record that broke a step, and goes on: one dead letter with the bytes of the source record, and the outcome
 * of its link, both in the transaction of the task.
 *
 * <p>A result that cannot be serialized is failed without a letter in the sink: the failure then surfaces in the step
 * above it, which buries the source record. Burying in both places would send two letters.
 */
public final class DeadLetterHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterHandler.class);
    private static final String STEP = "enrich";

    /** The setting under which Kafka Streams hands a {@link Context} over. */
    static final String CONTEXT = "courant.dead.letters";

    private @Nullable Context context;

    /** What the handler needs, as a setting of Kafka Streams, which makes handlers itself. */
    record Context(Topics topics, InstantSource clock) {}

    /** For Kafka Streams. */
    public DeadLetterHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        context = (Context) configs.get(CONTEXT);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext source, ConsumerRecord<byte[], byte[]> record, Exception cause) {
        return DeserializationExceptionHandler.Response.resume(bury(source, record.key(), record.value(), cause));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext source, Record<?, ?> record, Exception cause) {
        return ProcessingExceptionHandler.Response.resume(
                bury(source, source.sourceRawKey(), source.sourceRawValue(), cause));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext source, ProducerRecord<byte[], byte[]> record, Exception cause) {
        return cause instanceof RecordTooLargeException
                ? ProductionExceptionHandler.Response.resume(
                        bury(source, source.sourceRawKey(), source.sourceRawValue(), cause))
                : ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext source, ProducerRecord record, Exception cause, SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.fail();
    }

    private List<ProducerRecord<byte[], byte[]>> bury(
            ErrorHandlerContext source, byte @Nullable [] key, byte @Nullable [] value, Exception cause) {
        log.error(
                "event=dead_letter step={} topic={} partition={} offset={}",
                STEP,
                source.topic(),
                source.partition(),
                source.offset(),
                cause);
        Context known = Objects.requireNonNull(context, CONTEXT);
        DeadLetter letter = new DeadLetter(
                STEP,
                source.topic(),
                source.partition(),
                source.offset(),
                key,
                value,
                source.headers(),
                cause,
                known.clock().instant());
        ProducerRecord<byte[], byte[]> dead = letter.record(known.topics().deadLetters());
        Article article = article(known, value);
        return article == null ? List.of(dead) : List.of(dead, outcome(known, article, cause));
    }

    /** The article in the source record; null when that is what cannot be read. */
    private static @Nullable Article article(Context known, byte @Nullable [] value) {
        try {
            return known.topics().articles().values().deserializer().deserialize("", value);
        } catch (SerializationException e) {
            return null;
        }
    }

    private static ProducerRecord<byte[], byte[]> outcome(Context known, Article article, Exception cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        Outcome outcome = Outcomes.deadLetter(article, root, known.clock().instant());
        return KafkaClients.record(known.topics().outcomes(), outcome.getLinkId(), outcome);
    }
}
