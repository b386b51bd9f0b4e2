package dev.courant.enrich.version;

import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Problem;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.schemas.MediaTopicMapping;
import dev.courant.schemas.MediaTopicMatch;
import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.TopicDescription;
import java.time.Instant;
import java.util.List;

/** Converts taxonomy versions to records of the topic {@code taxonomy} and back. */
public final class TaxonomyRecords {
    private TaxonomyRecords() {}

    /**
     * Returns the record of a version.
     *
     * @param version the version
     * @param publishedAt the time of publication
     */
    public static Taxonomy of(TaxonomyVersion version, Instant publishedAt) {
        return Taxonomy.newBuilder()
                .setName(version.name())
                .setVersion(version.version())
                .setDefinition(version.definition())
                .setTopics(version.taxonomy().topics().stream()
                        .map(TaxonomyRecords::description)
                        .toList())
                .setPublishedAt(publishedAt)
                .build();
    }

    /**
     * Loads the version of a record. Name and version of the record must be those of its definition, since enriched
     * articles state them.
     *
     * @param published the record
     * @param resources entities and model of the tagger
     * @return the version, or why it is refused
     */
    public static TaxonomyLoad load(Taxonomy published, TaggerResources resources) {
        String source = published.getName() + "@" + published.getVersion();
        TaxonomyLoad loaded = TaxonomyFile.parse(published.getDefinition(), source, resources);
        if (loaded instanceof Accepted(TaxonomyVersion version) && !isNamedLikeItsDefinition(published, version)) {
            String text = "the definition calls itself " + version.name() + "@" + version.version()
                    + "; publish it under that name and version";
            return new Refused(List.of(new Problem(source, 1, null, text)));
        }
        return loaded;
    }

    private static TopicDescription description(TopicDefinition topic) {
        return TopicDescription.newBuilder()
                .setId(topic.id())
                .setLabels(topic.labels())
                .setScope(topic.scope())
                .setMediaTopics(topic.medtop().stream()
                        .map(medtop -> new MediaTopicMapping(
                                medtop.id(),
                                MediaTopicMatch.valueOf(medtop.match().name())))
                        .toList())
                .build();
    }

    private static boolean isNamedLikeItsDefinition(Taxonomy published, TaxonomyVersion version) {
        return published.getName().equals(version.name())
                && published.getVersion().equals(version.version());
    }
}
