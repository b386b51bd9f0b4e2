package dev.courant.app.pipeline;

import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.desk.DeskServer;
import dev.courant.desk.DeskSettings;
import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.reload.ActiveTaxonomy;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.topology.EnrichService;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.ingest.Ingest;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaHealth;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.store.Database;
import dev.courant.store.StoreMetrics;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.TopicRecord;
import dev.courant.store.retention.Retention;
import dev.courant.store.retention.RetentionSettings;
import dev.courant.store.sink.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The four roles of a pipeline, each on a given cluster. A role's settings are read and checked before any part of it
 * is started.
 */
public final class Roles {
    private final Map<String, String> environment;
    private final MeterRegistry metrics;
    private final Clock clock;

    /**
     * Creates roles with an environment.
     *
     * @param environment names of settings to values
     * @param metrics the registry for the metrics of the roles
     * @param clock the time
     */
    public Roles(Map<String, String> environment, MeterRegistry metrics, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Starts ingest: from feeds to links to articles. */
    public Component ingest() {
        Ingest ingest = Ingest.of(environment);
        return ingest.start(kafka(), clock, metrics);
    }

    /** Starts enrich: from articles to enriched articles. */
    public Component enrich() {
        checkTaggedTopics();
        EnrichSettings settings = read(EnrichSettings.class);
        TaggerResources resources = TaggerResources.read(settings);
        KafkaClients kafka = kafka();
        return Components.start("enrich", parts -> {
            parts.add(KafkaHealth.start(kafka));
            ActiveTaxonomy taxonomy = parts.add(ActiveTaxonomy.start(kafka, settings.taxonomy(), resources, metrics));
            parts.add(EnrichService.start(kafka, settings, new ArticleEnricher(taxonomy, clock), clock));
        });
    }

    /**
     * Checks that the topics that should get a Kafka topic of their own are in the taxonomy in force.
     *
     * @throws dev.courant.runtime.config.InvalidSettingException when one is not
     */
    public void checkTaggedTopics() {
        EnrichSettings settings = read(EnrichSettings.class);
        if (!settings.taggedTopics().isEmpty()) {
            TaxonomyStore taxonomies = new TaxonomyStore(new KafkaClients(read(KafkaSettings.class)));
            TaggedTopics.require(settings, taxonomies.inForce(settings.taxonomy(), TaggerResources.read(settings)));
        }
    }

    /** Starts store: from enriched articles to rows. */
    public Component store() {
        StoreSettings settings = read(StoreSettings.class);
        RetentionSettings retention = read(RetentionSettings.class);
        KafkaClients kafka = kafka();
        return Components.start("store", parts -> {
            parts.add(KafkaHealth.start(kafka));
            Database database = parts.add(Database.open(settings));
            StoreMetrics.register(metrics, database);
            parts.add(Sink.start(kafka, database, clock));
            parts.add(Retention.start(database, retention, clock, metrics));
        });
    }

    /** Starts the newsdesk, which shows the rows. */
    public DeskRole desk() {
        DeskSettings settings = read(DeskSettings.class);
        Database database = Database.openReadOnly(read(StoreSettings.class), settings.queryTimeout());
        try {
            return new DeskRole(database, DeskServer.start(settings, database, shippedTopics()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** {@return clients for the cluster; missing topics are created} */
    public KafkaClients kafka() {
        KafkaClients clients = new KafkaClients(read(KafkaSettings.class));
        TopicCreation.ensure(clients, clients.topics().all());
        return clients;
    }

    private <T extends Record> T read(Class<T> type) {
        return Settings.read(type, environment);
    }

    private static List<TopicRecord> shippedTopics() {
        return Taxonomy.bundled().topics().stream()
                .map(topic -> new TopicRecord(topic.id(), topic.labels(), topic.scope()))
                .toList();
    }
}
