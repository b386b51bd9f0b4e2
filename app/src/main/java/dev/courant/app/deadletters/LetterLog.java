package dev.courant.app.deadletters;

import dev.courant.app.cluster.Cluster;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.LetterDescription;
import dev.courant.runtime.kafka.LetterMark;
import dev.courant.runtime.kafka.LetterUrl;
import dev.courant.runtime.kafka.TopicReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The dead letters of a cluster, each with what became of it by now. Immutable. */
public final class LetterLog {
    private final Map<LetterId, Letter> letters;

    private LetterLog(Map<LetterId, Letter> letters) {
        this.letters = letters;
    }

    /**
     * Reads the whole topic; the records in the letters are not kept.
     *
     * @param clients the cluster
     * @return the letters
     * @throws CourantException when there is no such topic
     */
    public static LetterLog read(KafkaClients clients) {
        Map<LetterId, Letter> letters = new HashMap<>();
        try (TopicReader<byte[], byte[]> reader =
                TopicReader.open(clients, clients.topics().deadLetters(), Cluster.READ_TIMEOUT)) {
            if (!reader.exists()) {
                throw new CourantException("Kafka at " + clients.settings().bootstrapServers() + " has no topic "
                        + clients.topics().deadLetters().name()
                        + ": no role has run there yet, or COURANT_TOPIC_PREFIX is another");
            }
            reader.read(
                    reader.offsets().beginnings(),
                    reader.offsets().ends(),
                    record -> LetterMark.of(record)
                            .ifPresentOrElse(
                                    mark -> letters.computeIfPresent(
                                            new LetterId(record.partition(), mark.offset()),
                                            (id, letter) -> letter.markedBy(mark)),
                                    () -> add(letters, clients, record)));
        }
        return new LetterLog(Map.copyOf(letters));
    }

    /** {@return all letters, the newest first} */
    public List<Letter> all() {
        return letters.values().stream()
                .sorted(Comparator.comparing(
                                (Letter letter) -> letter.description().at())
                        .reversed()
                        .thenComparing(letter -> letter.id().partition())
                        .thenComparing(letter -> -letter.id().offset()))
                .toList();
    }

    /**
     * Finds letters by their ids.
     *
     * @param ids the ids
     * @return the letters, in this order, each once
     * @throws CourantException when there is no such letter
     */
    public List<Letter> find(Collection<LetterId> ids) {
        return ids.stream().distinct().map(this::find).toList();
    }

    /**
     * Adds the other open letters of the same records: a record may break several steps that read its topic, and all of
     * them read it again when it is sent again.
     *
     * @param chosen some letters
     * @return these letters, then the others
     */
    public List<Letter> withThoseOfTheSameRecords(List<Letter> chosen) {
        Set<LetterDescription.Source> sources = chosen.stream()
                .map(letter -> letter.description().source())
                .filter(source -> source.offset() >= 0)
                .collect(Collectors.toSet());
        Stream<Letter> others = all().stream()
                .filter(letter -> letter.state() == LetterState.OPEN)
                .filter(letter -> sources.contains(letter.description().source()));
        return Stream.concat(chosen.stream(), others).distinct().toList();
    }

    private Letter find(LetterId id) {
        Letter letter = letters.get(id);
        if (letter == null) {
            throw new CourantException("there is no dead letter " + id
                    + ": courant dead-letters list --state all names those that are kept");
        }
        return letter;
    }

    private static void add(
            Map<LetterId, Letter> letters, KafkaClients clients, ConsumerRecord<byte[], byte[]> record) {
        LetterId id = new LetterId(record.partition(), record.offset());
        letters.put(
                id,
                new Letter(
                        id,
                        LetterDescription.of(record),
                        LetterUrl.of(clients.topics(), record).orElse(null),
                        length(record.key()) + length(record.value()),
                        Optional.empty()));
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
