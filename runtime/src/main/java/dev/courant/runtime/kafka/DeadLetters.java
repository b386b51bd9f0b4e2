package dev.courant.runtime.kafka;

import dev.courant.schemas.Article;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the dead letters of one step, and the outcomes of the links that their records carry. It is the only place
 * that defines the form of both. The step sends them itself, so that it can do so in a transaction. Thread-safe.
 */
public final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    /** Of a cause; the rest of it is in the log. */
    private static final int MESSAGE_CHARACTERS = 1_000;

    /** A longer key is left out together with its record. */
    private static final int SHORT_KEY_BYTES = 1_000;

    private final Topics topics;
    private final Step step;
    private final InstantSource clock;
    private final RecordLimit limit;

    /** A step that every link passes: when it fails for a record of its input, the link of that record ends there. */
    public enum Step {
        /** Links to articles. */
        SCRAPE,
        /** Articles to enriched articles. */
        ENRICH,
        /** Enriched articles to rows. */
        STORE;

        /** {@return the name in headers, logs and metrics} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Creates the dead letters of a step.
     *
     * @param topics the topics
     * @param step the step
     * @param clock the time of failures
     * @param limit the largest dead letter
     */
    public DeadLetters(Topics topics, Step step, InstantSource clock, RecordLimit limit) {
        this.topics = topics;
        this.step = step;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Creates the dead letter of a record, and logs it.
     *
     * @param source the record that made the step fail
     * @param cause why it failed
     * @return the dead letter, and the outcome of the link of the record if it is a readable record of the step's input
     */
    public DeadLetter of(ConsumerRecord<byte[], byte[]> source, Throwable cause) {
        log.error(
                "event=dead_letter step={} topic={} partition={} offset={} cause=\"{}\"",
                step.id(),
                source.topic(),
                source.partition(),
                source.offset(),
                Outcomes.detail(cause),
                cause);
        Instant now = clock.instant();
        return new DeadLetter(letter(source, cause, now), outcome(source, cause, now));
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> source, Throwable cause, Instant now) {
        ProducerRecord<byte[], byte[]> whole =
                new ProducerRecord<>(topics.deadLetters().name(), null, source.key(), source.value(), source.headers());
        describe(whole, source, cause, now);
        if (limit.fits(whole)) {
            return whole;
        }
        boolean shortKey = source.key() != null && source.key().length <= SHORT_KEY_BYTES;
        ProducerRecord<byte[], byte[]> small =
                new ProducerRecord<>(topics.deadLetters().name(), shortKey ? source.key() : null, new byte[0]);
        describe(small, source, cause, now);
        header(small, DeadLetter.OMITTED, Long.toString(RecordLimit.size(whole)));
        return small;
    }

    private void describe(
            ProducerRecord<byte[], byte[]> letter,
            ConsumerRecord<byte[], byte[]> source,
            Throwable cause,
            Instant now) {
        String message = String.valueOf(cause.getMessage());
        header(letter, DeadLetter.STEP, step.id());
        header(letter, DeadLetter.SOURCE_TOPIC, source.topic());
        header(letter, DeadLetter.SOURCE_PARTITION, Integer.toString(source.partition()));
        header(letter, DeadLetter.SOURCE_OFFSET, Long.toString(source.offset()));
        header(letter, DeadLetter.CAUSE, cause.getClass().getName());
        header(letter, DeadLetter.MESSAGE, message.substring(0, Math.min(message.length(), MESSAGE_CHARACTERS)));
        header(letter, DeadLetter.AT, now.toString());
    }

    private Optional<Outcome> outcome(ConsumerRecord<byte[], byte[]> source, Throwable cause, Instant now) {
        String detail = Outcomes.detail(cause);
        return switch (step) {
            case SCRAPE ->
                read(topics.links(), source, link -> Outcomes.dropped(link, OutcomeReason.DEAD_LETTER, detail, now));
            case ENRICH -> read(topics.articles(), source, article -> outcome(article, detail, now));
            case STORE -> read(topics.enriched(), source, enriched -> outcome(enriched.getArticle(), detail, now));
        };
    }

    private static Outcome outcome(Article article, String detail, Instant now) {
        return Outcomes.of(article, OutcomeKind.DROPPED, OutcomeReason.DEAD_LETTER, detail, now);
    }

    private static <V> Optional<Outcome> read(
            Topic<String, V> input, ConsumerRecord<byte[], byte[]> source, Function<V, Outcome> outcome) {
        if (!source.topic().equals(input.name())) {
            return Optional.empty();
        }
        try {
            @Nullable V value = input.values().deserializer().deserialize(source.topic(), source.value());
            return Optional.ofNullable(value).map(outcome);
        } catch (RuntimeException e) {
            // The record cannot be decoded: its link is unknown.
            return Optional.empty();
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
