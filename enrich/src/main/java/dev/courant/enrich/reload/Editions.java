package dev.courant.enrich.reload;

import dev.courant.enrich.edition.Aids;
import dev.courant.enrich.edition.Edition;
import dev.courant.enrich.edition.Loaded;
import dev.courant.enrich.edition.TaxonomyFile;
import dev.courant.enrich.edition.TaxonomyRecords;
import dev.courant.schemas.Taxonomy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the edition in force among those published. Read by any thread, written by one. */
final class Editions {
    private static final Logger log = LoggerFactory.getLogger(Editions.class);

    private final String name;
    private final Aids aids;
    private final Edition shipped;
    private final AtomicReference<Edition> inForce;
    private final Counter adopted;
    private final Counter refused;

    private Editions(String name, Aids aids, Edition shipped, MeterRegistry metrics) {
        this.name = name;
        this.aids = aids;
        this.shipped = shipped;
        this.inForce = new AtomicReference<>(shipped);
        this.adopted = metrics.counter("courant.taxonomy.editions", "result", "adopted");
        this.refused = metrics.counter("courant.taxonomy.editions", "result", "refused");
    }

    static Editions shipped(String name, Aids aids, MeterRegistry metrics) {
        return new Editions(name, aids, TaxonomyFile.bundled(aids), metrics);
    }

    String name() {
        return name;
    }

    Edition inForce() {
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
                case Loaded.Accepted(Edition edition) -> {
                    swap(edition);
                    return;
                }
                case Loaded.Refused(List<Loaded.Problem> problems) -> refuse(taxonomy, problems);
            }
        }
    }

    private void swap(Edition edition) {
        Edition before = inForce.getAndSet(edition);
        adopted.increment();
        log.info(
                "event=taxonomy_in_force name={} version={} topics={} before={}@{}",
                edition.name(),
                edition.version(),
                edition.taxonomy().topics().size(),
                before.name(),
                before.version());
    }

    private void refuse(Taxonomy taxonomy, List<Loaded.Problem> problems) {
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
