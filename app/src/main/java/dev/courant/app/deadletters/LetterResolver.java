package dev.courant.app.deadletters;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.LetterDescription;
import dev.courant.runtime.kafka.LetterMark;
import dev.courant.runtime.kafka.LetterMark.Resolution;
import dev.courant.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Retries and discards dead letters. A record that is sent again and the mark of its letter are one transaction: a
 * letter is never marked without its record having been sent, nor sent and still open. Used by one thread.
 */
public final class LetterResolver implements AutoCloseable {
    private final KafkaClients clients;
    private final Instant now;
    private final LetterContent content;
    private final Producer<byte[], byte[]> producer;
    private final Set<LetterDescription.Source> sent = new HashSet<>();

    /**
     * What was done.
     *
     * @param resolved how many letters were retried or discarded
     * @param refused the letters that were not, with the reason of each
     */
    public record Report(int resolved, Map<LetterId, String> refused) {}

    /** A letter that cannot be retried or discarded, for a reason. */
    private static final class RefusedException extends CourantException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /**
     * Opens the letters of a cluster.
     *
     * @param clients the cluster
     * @param now the time of the marks
     */
    public LetterResolver(KafkaClients clients, Instant now) {
        this.clients = clients;
        this.now = now;
        this.content = new LetterContent(clients);
        this.producer = clients.transactionalProducer("dead-letters");
        producer.initTransactions();
    }

    /**
     * Sends the records of letters again to the topics that they come from, if nothing speaks against it: a letter is
     * retried once, the record must be kept, within the limit of the topics, and still the newest of its key where the
     * topic keeps only that. Several letters of one record send it once.
     *
     * @param letters the letters
     * @return what was done
     */
    public Report retry(List<Letter> letters) {
        return resolve(letters, Resolution.RETRIED);
    }

    /**
     * Gives letters up.
     *
     * @param letters the letters
     * @return what was done
     */
    public Report discard(List<Letter> letters) {
        return resolve(letters, Resolution.DISCARDED);
    }

    @Override
    public void close() {
        content.close();
        producer.close();
    }

    private Report resolve(List<Letter> letters, Resolution resolution) {
        Map<LetterId, String> refused = new LinkedHashMap<>();
        LetterBatch batch = new LetterBatch(producer);
        for (Letter letter : letters) {
            try {
                batch.send(records(letter, resolution));
            } catch (RefusedException e) {
                refused.put(letter.id(), String.valueOf(e.getMessage()));
            }
        }
        batch.commit();
        return new Report(letters.size() - refused.size(), refused);
    }

    private List<ProducerRecord<byte[], byte[]>> records(Letter letter, Resolution resolution) {
        requireOpen(letter);
        ConsumerRecord<byte[], byte[]> stored = content.stored(letter)
                .orElseThrow(() -> new RefusedException("it is no longer in the topic of dead letters"));
        ProducerRecord<byte[], byte[]> mark = LetterMark.record(stored, resolution, now);
        if (resolution == Resolution.DISCARDED
                || sent.contains(letter.description().source())) {
            return List.of(mark);
        }
        List<ProducerRecord<byte[], byte[]>> records = List.of(again(letter), mark);
        sent.add(letter.description().source());
        return records;
    }

    private static void requireOpen(Letter letter) {
        letter.mark().ifPresent(mark -> {
            throw new RefusedException("it was " + letter.state().name().toLowerCase(Locale.ROOT) + " at " + mark.at()
                    + "; a record that failed again is another letter");
        });
    }

    private ProducerRecord<byte[], byte[]> again(Letter letter) {
        String name = letter.description().source().topic();
        Topic<?, ?> topic = content.source(letter)
                .orElseThrow(() -> new RefusedException(
                        name.isEmpty()
                                ? "it does not say where it comes from; discard it"
                                : "it comes from " + name + ", which is no topic of this Courant; discard it"));
        ProducerRecord<byte[], byte[]> record = content.record(letter, topic)
                .orElseThrow(
                        () -> new RefusedException("its record was too large for a dead letter, and is no longer in "
                                + topic.name() + "; discard it"));
        requireNewest(letter, topic, record);
        header(record, letter.description().retries() + 1);
        requireFitting(record);
        return record;
    }

    /** In a topic that keeps the last record of each key, an older one must not take the place of a newer one. */
    private void requireNewest(Letter letter, Topic<?, ?> topic, ProducerRecord<byte[], byte[]> record) {
        if (topic.cleanup() != Topic.Cleanup.COMPACT || record.key() == null) {
            return;
        }
        try (RecordReader source = new RecordReader(clients, topic)) {
            if (source.hasNewer(
                    letter.description().source().partition(),
                    letter.description().source().offset(),
                    record.key())) {
                throw new RefusedException(topic.name() + " has a newer record of its key; discard it");
            }
        }
    }

    private void requireFitting(ProducerRecord<byte[], byte[]> record) {
        try {
            clients.recordLimit().check(record);
        } catch (RecordTooLargeException e) {
            throw new RefusedException(e.getMessage() + "; raise max.message.bytes of the topics");
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, int retries) {
        record.headers()
                .remove(DeadLetter.RETRIES)
                .add(DeadLetter.RETRIES, Integer.toString(retries).getBytes(StandardCharsets.UTF_8));
    }
}
