package dev.courant.testkit.pipeline;

import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.config.Settings;
import java.util.Map;

/**
 * The entities, the model and the taxonomy that are shipped, read and compiled once for all test classes of a process,
 * since that takes seconds. Immutable and thread-safe.
 */
record ShippedTagger(TaggerResources resources, TaxonomyVersion taxonomy) {
    private static final class Holder {
        private static final ShippedTagger SHIPPED = read();
    }

    static ShippedTagger get() {
        return Holder.SHIPPED;
    }

    private static ShippedTagger read() {
        TaggerResources resources = TaggerResources.read(Settings.read(EnrichSettings.class, Map.of()));
        return new ShippedTagger(resources, TaxonomyFile.bundled(resources));
    }
}
