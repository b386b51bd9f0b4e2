package dev.courant.app.pipeline;

import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks {@code COURANT_TAGGED_TOPICS}: a misspelt topic would get no article, without a word. */
public final class TaggedTopics {
    private TaggedTopics() {}

    /**
     * Checks the topics by the taxonomy that is shipped, which is in force where none was published.
     *
     * @param environment names of settings to values
     * @throws InvalidSettingException when the taxonomy has no such topic
     */
    public static void requireShipped(Map<String, String> environment) {
        require(Settings.read(EnrichSettings.class, environment), Taxonomy.bundled());
    }

    static void require(EnrichSettings settings, TaxonomyVersion inForce) {
        require(settings, inForce.taxonomy());
    }

    private static void require(EnrichSettings settings, Taxonomy taxonomy) {
        Set<String> known = taxonomy.topics().stream().map(topic -> topic.id()).collect(Collectors.toSet());
        List<String> unknown = settings.taggedTopics().stream()
                .filter(topic -> !known.contains(topic))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidSettingException("COURANT_TAGGED_TOPICS=" + String.join(",", settings.taggedTopics())
                    + ": the taxonomy " + taxonomy.name() + " " + taxonomy.version() + " has no topic "
                    + String.join(", ", unknown) + "; write its ids, as ./courant taxonomy show lists them");
        }
    }
}
