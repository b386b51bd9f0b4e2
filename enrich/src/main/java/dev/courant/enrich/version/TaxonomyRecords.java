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

/** TaxonomyVersions as records of the topic {@code taxonomy}. */
public final class TaxonomyRecords {
    private TaxonomyRecords() {}

    /**
     * The record that carries an edition.
     *
     * @param publishedAt when it is published
     */
    public static Taxonomy of(TaxonomyVersion edition, Instant publishedAt) {
        return Taxonomy.newBuilder()
                .setName(edition.name())
                .setVersion(edition.version())
                .setDefinition(edition.definition())
                .setTopics(edition.taxonomy().topics().stream()
                        .map(TaxonomyRecords::description)
                        .toList())
                .setPublishedAt(publishedAt)
                .build();
    }

    /**
     * The edition that a record carries. Name and version of the record must be those of its definition, since tags
     * name them.
     */
    public static TaxonomyLoad load(Taxonomy published, TaggerResources aids) {
        String source = published.getName() + "@" + published.getVersion();
        TaxonomyLoad loaded = TaxonomyFile.parse(published.getDefinition(), source, aids);
        if (loaded instanceof Accepted(TaxonomyVersion edition) && !isLabelledRight(published, edition)) {
            String text = "the definition calls itself " + edition.name() + "@" + edition.version()
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

    private static boolean isLabelledRight(Taxonomy published, TaxonomyVersion edition) {
        return published.getName().equals(edition.name())
                && published.getVersion().equals(edition.version());
    }
}
