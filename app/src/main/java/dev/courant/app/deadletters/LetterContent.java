package dev.courant.app.deadletters;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topic;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds the record that a letter is about: in the letter, or where it stands if it was left out. Used by one thread.
 */
public final class LetterContent implements AutoCloseable {
    private static final String OURS = "courant.";

    private final KafkaClients clients;
    private final RecordReader letters;

    /**
     * Opens the letters of a cluster.
     *
     * @param clients the cluster
     */
    public LetterContent(KafkaClients clients) {
        this.clients = clients;
        this.letters = new RecordReader(clients, clients.topics().deadLetters());
    }

    /**
     * Returns the topic that a letter's record comes from.
     *
     * @param letter the letter
     * @return the topic; empty when it is none of this Courant, or that of the dead letters
     */
    public Optional<Topic<?, ?>> source(Letter letter) {
        String name = letter.description().source().topic();
        return clients.topics().all().stream()
                .filter(topic -> topic.name().equals(name))
                .filter(topic -> !name.equals(clients.topics().deadLetters().name()))
                .findFirst();
    }

    /** Returns the letter as it stands in its topic; empty when it is there no more. */
    Optional<ConsumerRecord<byte[], byte[]>> stored(Letter letter) {
        return letters.at(letter.id().partition(), letter.id().offset());
    }

    /**
     * Returns the record that failed, for its topic, without the headers of the letter.
     *
     * @param letter the letter
     * @param topic the topic that it comes from
     * @return the record; empty when it is kept nowhere any more
     */
    public Optional<ProducerRecord<byte[], byte[]>> record(Letter letter, Topic<?, ?> topic) {
        Optional<ConsumerRecord<byte[], byte[]>> kept =
                letter.description().omittedBytes() == 0 ? stored(letter) : whereItStands(letter, topic);
        return kept.map(record -> copy(record, topic));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> whereItStands(Letter letter, Topic<?, ?> topic) {
        try (RecordReader source = new RecordReader(clients, topic)) {
            return source.at(
                            letter.description().source().partition(),
                            letter.description().source().offset())
                    .filter(record -> isThatOf(letter, record));
        }
    }

    /** After a restore of Kafka another record may stand there. A letter without a key leaves only the size to tell. */
    private boolean isThatOf(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = stored(letter).map(ConsumerRecord::key).orElse(null);
        return (key == null || Arrays.equals(key, record.key()))
                && record.serializedValueSize() > letter.description().omittedBytes() / 2;
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, Topic<?, ?> topic) {
        byte @Nullable [] value = record.value();
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(topic.name(), record.key(), value);
        for (Header header : record.headers()) {
            if (!header.key().startsWith(OURS) || header.key().equals(DeadLetter.RETRIES)) {
                copy.headers().add(header);
            }
        }
        return copy;
    }

    @Override
    public void close() {
        letters.close();
    }
}
