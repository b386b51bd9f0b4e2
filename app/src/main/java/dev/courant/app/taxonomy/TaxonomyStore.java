package dev.courant.app.taxonomy;

import dev.courant.app.cluster.Cluster;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.enrich.version.TaxonomyRecords;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Taxonomy;
import java.time.Instant;
import java.util.Optional;

/** The taxonomies of a cluster. Used by one thread. */
public final class TaxonomyStore {
    private final KafkaClients kafka;

    /**
     * The taxonomies of a cluster.
     *
     * @param kafka the cluster
     */
    public TaxonomyStore(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /**
     * What was published last.
     *
     * @param name the name of the taxonomy
     * @return the record; empty when none was published
     */
    public Optional<Taxonomy> published(String name) {
        try (TopicReader<String, Taxonomy> reader = reader()) {
            return Optional.ofNullable(reader.snapshot().get(name));
        }
    }

    /**
     * The edition that the instances of the cluster tag by.
     *
     * @param name the name of the taxonomy
     * @param aids what it is applied with
     * @return the last one published, or else the one that is shipped
     * @throws CourantException when the last one published cannot be used by this version of Courant
     */
    public TaxonomyVersion inForce(String name, TaggerResources aids) {
        return published(name).map(taxonomy -> usable(taxonomy, aids)).orElseGet(() -> TaxonomyFile.bundled(aids));
    }

    /**
     * Publishes an edition, and returns when Kafka has it.
     *
     * @param edition the edition
     * @param now the time
     */
    public void publish(TaxonomyVersion edition, Instant now) {
        try (TopicReader<String, Taxonomy> reader = reader()) {
            if (!reader.exists()) {
                TopicCreation.ensure(kafka, kafka.topics().all());
            }
        }
        Taxonomy record = TaxonomyRecords.of(edition, now);
        try (RecordSender sender = new RecordSender(kafka.producer(), Cluster.WRITE_TIMEOUT)) {
            sender.send(KafkaClients.record(kafka.topics().taxonomy(), record.getName(), record));
        }
    }

    private TopicReader<String, Taxonomy> reader() {
        return TopicReader.open(kafka, kafka.topics().taxonomy(), Cluster.READ_TIMEOUT);
    }

    private static TaxonomyVersion usable(Taxonomy taxonomy, TaggerResources aids) {
        return switch (TaxonomyRecords.load(taxonomy, aids)) {
            case Accepted(TaxonomyVersion edition) -> edition;
            case Refused(var problems) ->
                throw new CourantException("the published taxonomy is refused: " + problems.getFirst());
        };
    }
}
