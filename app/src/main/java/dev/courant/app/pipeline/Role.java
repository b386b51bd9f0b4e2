package dev.courant.app.pipeline;

import dev.courant.desk.DeskSettings;
import dev.courant.enrich.EnrichSettings;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.host.HostSettings;
import dev.courant.ingest.poll.PollSettings;
import dev.courant.ingest.scrape.ScrapeSettings;
import dev.courant.ingest.site.SiteRulesSettings;
import dev.courant.ingest.websub.WebSubSettings;
import dev.courant.runtime.Component;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.store.StoreSettings;
import dev.courant.store.retention.RetentionSettings;
import java.util.List;
import java.util.function.Function;

/** A role of the pipeline: its settings, and how it is started. */
public enum Role {
    /** From feeds to links to articles. */
    INGEST(
            Roles::ingest,
            KafkaSettings.class,
            HostSettings.class,
            PollSettings.class,
            WebSubSettings.class,
            FetchSettings.class,
            ScrapeSettings.class,
            SiteRulesSettings.class),
    /** From articles to enriched articles. */
    ENRICH(Roles::enrich, KafkaSettings.class, EnrichSettings.class),
    /** From enriched articles to rows. */
    STORE(Roles::store, KafkaSettings.class, StoreSettings.class, RetentionSettings.class),
    /** The page and the API over the rows. */
    DESK(Roles::desk, StoreSettings.class, DeskSettings.class);

    private final Function<Roles, Component> start;
    private final List<Class<? extends Record>> settings;

    @SafeVarargs
    Role(Function<Roles, Component> start, Class<? extends Record>... settings) {
        this.start = start;
        this.settings = List.of(settings);
    }

    /** Starts the role. */
    public Component start(Roles roles) {
        return start.apply(roles);
    }

    /** {@return whether the role works on a Kafka cluster} */
    public boolean usesKafka() {
        return settings.contains(KafkaSettings.class);
    }

    /** {@return the classes of its settings} */
    public List<Class<? extends Record>> settings() {
        return settings;
    }
}
