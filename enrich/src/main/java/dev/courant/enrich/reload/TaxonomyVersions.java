package dev.courant.enrich.reload;

import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyLoad;
import dev.courant.enrich.version.TaxonomyRecords;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.schemas.Taxonomy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Selects the active version from those published. Read by any thread, updated by one. */
final class TaxonomyVersions {
    private static final Logger log = LoggerFactory.getLogger(TaxonomyVersions.class);

    private final String name;
    private final TaggerResources resources;
    private final TaxonomyVersion shipped;
    private final AtomicReference<TaxonomyVersion> active;
    private final Counter adopted;
    private final Counter refused;

    private TaxonomyVersions(String name, TaggerResources resources, TaxonomyVersion shipped, MeterRegistry metrics) {
        this.name = name;
        this.resources = resources;
        this.shipped = shipped;
        this.active = new AtomicReference<>(shipped);
        this.adopted = metrics.counter("courant.taxonomy.versions", "result", "adopted");
        this.refused = metrics.counter("courant.taxonomy.versions", "result", "refused");
    }

    static TaxonomyVersions shipped(String name, TaggerResources resources, MeterRegistry metrics) {
        return startingWith(TaxonomyFile.bundled(resources), name, resources, metrics);
    }

    /** @param shipped the version that is active while none is published */
    static TaxonomyVersions startingWith(
            TaxonomyVersion shipped, String name, TaggerResources resources, MeterRegistry metrics) {
        return new TaxonomyVersions(name, resources, shipped, metrics);
    }

    String name() {
        return name;
    }

    TaxonomyVersion active() {
        return active.get();
    }

    /**
     * Activates the newest usable version; keeps the active one when none is usable.
     *
     * @param published the versions in the order of publication; null where the taxonomy was removed
     */
    void adopt(List<@Nullable Taxonomy> published) {
        for (Taxonomy taxonomy : published.reversed()) {
            if (taxonomy == null) {
                activate(shipped);
                return;
            }
            if (taxonomy.getDefinition().equals(active().definition())) {
                return;
            }
            switch (TaxonomyRecords.load(taxonomy, resources)) {
                case TaxonomyLoad.Accepted(TaxonomyVersion version) -> {
                    activate(version);
                    return;
                }
                case TaxonomyLoad.Refused(List<TaxonomyLoad.Problem> problems) -> refuse(taxonomy, problems);
            }
        }
    }

    private void activate(TaxonomyVersion version) {
        TaxonomyVersion before = active.getAndSet(version);
        adopted.increment();
        log.info(
                "event=taxonomy_activated name={} version={} topics={} before={}@{}",
                version.name(),
                version.version(),
                version.taxonomy().topics().size(),
                before.name(),
                before.version());
    }

    private void refuse(Taxonomy taxonomy, List<TaxonomyLoad.Problem> problems) {
        refused.increment();
        log.error(
                "event=taxonomy_refused name={} version={} active={} problems={} first=\"{}\"",
                taxonomy.getName(),
                taxonomy.getVersion(),
                active().version(),
                problems.size(),
                problems.getFirst());
    }
}
