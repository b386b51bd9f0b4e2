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
     * Creates access to the taxonomies of a cluster.
     *
     * @param kafka the cluster
     */
    public TaxonomyStore(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns the taxonomy that was published last.
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
     * Returns the version that the instances of the cluster tag by.
     *
     * @param name the name of the taxonomy
     * @param resources the resources to apply it with
     * @return the last one published, or else the one that Courant ships
     * @throws CourantException when the last one published cannot be used by this version of Courant
     */
    public TaxonomyVersion inForce(String name, TaggerResources resources) {
        return published(name)
                .map(taxonomy -> usable(taxonomy, resources))
                .orElseGet(() -> TaxonomyFile.bundled(resources));
    }

    /**
     * Publishes a version, and returns when Kafka has it.
     *
     * @param version the version
     * @param now the time
     */
    public void publish(TaxonomyVersion version, Instant now) {
        try (TopicReader<String, Taxonomy> reader = reader()) {
            if (!reader.exists()) {
                TopicCreation.ensure(kafka, kafka.topics().all());
            }
        }
        Taxonomy record = TaxonomyRecords.of(version, now);
        try (RecordSender sender = new RecordSender(kafka.producer(), Cluster.WRITE_TIMEOUT)) {
            sender.send(KafkaClients.record(kafka.topics().taxonomy(), record.getName(), record));
        }
    }

    private TopicReader<String, Taxonomy> reader() {
        return TopicReader.open(kafka, kafka.topics().taxonomy(), Cluster.READ_TIMEOUT);
    }

    private static TaxonomyVersion usable(Taxonomy taxonomy, TaggerResources resources) {
        return switch (TaxonomyRecords.load(taxonomy, resources)) {
            case Accepted(TaxonomyVersion version) -> version;
            case Refused(var problems) ->
                throw new CourantException("the published taxonomy is refused: " + problems.getFirst());
        };
    }
}
