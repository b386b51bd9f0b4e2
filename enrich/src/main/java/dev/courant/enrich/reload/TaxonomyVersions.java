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

/** Chooses the edition in force among those published. Read by any thread, written by one. */
final class TaxonomyVersions {
    private static final Logger log = LoggerFactory.getLogger(TaxonomyVersions.class);

    private final String name;
    private final TaggerResources aids;
    private final TaxonomyVersion shipped;
    private final AtomicReference<TaxonomyVersion> inForce;
    private final Counter adopted;
    private final Counter refused;

    private TaxonomyVersions(String name, TaggerResources aids, TaxonomyVersion shipped, MeterRegistry metrics) {
        this.name = name;
        this.aids = aids;
        this.shipped = shipped;
        this.inForce = new AtomicReference<>(shipped);
        this.adopted = metrics.counter("courant.taxonomy.editions", "result", "adopted");
        this.refused = metrics.counter("courant.taxonomy.editions", "result", "refused");
    }

    static TaxonomyVersions shipped(String name, TaggerResources aids, MeterRegistry metrics) {
        return new TaxonomyVersions(name, aids, TaxonomyFile.bundled(aids), metrics);
    }

    String name() {
        return name;
    }

    TaxonomyVersion inForce() {
        return inForce.get();
    }

    /**
     * Adopts the newest of these that can be used. When none can, all stays as it is.
     *
     * @param published in the order of their publication; null where the name was removed
     */
    void adopt(List<@Nullable Taxonomy> published) {
        for (Taxonomy taxonomy : published.reversed()) {
            if (taxonomy == null) {
                swap(shipped);
                return;
            }
            if (taxonomy.getDefinition().equals(inForce().definition())) {
                return;
            }
            switch (TaxonomyRecords.load(taxonomy, aids)) {
                case TaxonomyLoad.Accepted(TaxonomyVersion edition) -> {
                    swap(edition);
                    return;
                }
                case TaxonomyLoad.Refused(List<TaxonomyLoad.Problem> problems) -> refuse(taxonomy, problems);
            }
        }
    }

    private void swap(TaxonomyVersion edition) {
        TaxonomyVersion before = inForce.getAndSet(edition);
        adopted.increment();
        log.info(
                "event=taxonomy_in_force name={} version={} topics={} before={}@{}",
                edition.name(),
                edition.version(),
                edition.taxonomy().topics().size(),
                before.name(),
                before.version());
    }

    private void refuse(Taxonomy taxonomy, List<TaxonomyLoad.Problem> problems) {
        refused.increment();
        log.error(
                "event=taxonomy_refused name={} version={} stays={} problems={} first=\"{}\"",
                taxonomy.getName(),
                taxonomy.getVersion(),
                inForce().version(),
                problems.size(),
                problems.getFirst());
    }
}
