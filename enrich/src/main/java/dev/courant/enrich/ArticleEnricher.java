package dev.courant.enrich;

import dev.courant.enrich.tag.EntityMention;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.schemas.Article;
import dev.courant.schemas.Dyad;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Entity;
import dev.courant.schemas.EntityKind;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Field;
import dev.courant.schemas.Mention;
import dev.courant.schemas.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Supplier;

/** Enriches article records: passes them to the tagger and converts its result to records. Thread-safe. */
public final class ArticleEnricher {
    private final Supplier<TaxonomyVersion> activeTaxonomy;
    private final InstantSource clock;

    /**
     * Creates an enricher.
     *
     * @param activeTaxonomy supplies the taxonomy version to tag with; called once for each article, so that all tags
     *     of an article are of one version
     * @param clock the time of enrichment
     */
    public ArticleEnricher(Supplier<TaxonomyVersion> activeTaxonomy, InstantSource clock) {
        this.activeTaxonomy = activeTaxonomy;
        this.clock = clock;
    }

    /**
     * Enriches an article.
     *
     * @param article the article
     * @return the article with its language, tags and entities
     */
    public EnrichedArticle enrich(Article article) {
        TaxonomyVersion version = activeTaxonomy.get();
        Tagging tagging = version.tagger()
                .tag(new TaggableText(article.getTitle(), article.getText(), article.getDeclaredLanguage()));
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage(tagging.language())
                .setTags(tagging.tags().stream().map(ArticleEnricher::tag).toList())
                .setEntities(
                        tagging.entities().stream().map(ArticleEnricher::entity).toList())
                .setDyads(tagging.countryPairs().stream()
                        .map(pair -> new Dyad(pair.first(), pair.second(), pair.sentences(), pair.prominent()))
                        .toList())
                .setTaxonomy(version.name())
                .setTaxonomyVersion(version.version())
                .setEnrichedAt(clock.instant())
                .build();
    }

    private static Tag tag(TopicTag tag) {
        return Tag.newBuilder()
                .setTopic(tag.topic())
                .setScore((float) tag.score())
                .setCentral(tag.central())
                .setEvidence(
                        tag.evidence().stream().map(ArticleEnricher::evidence).toList())
                .build();
    }

    private static Evidence evidence(Passage passage) {
        return Evidence.newBuilder()
                .setField(field(passage.field()))
                .setStart(passage.start())
                .setEnd(passage.end())
                .setText(passage.text())
                .setRule(passage.rule())
                .setWeight((float) passage.weight())
                .build();
    }

    private static Entity entity(FoundEntity entity) {
        return Entity.newBuilder()
                .setId(entity.id())
                .setKind(kind(entity.kind()))
                .setName(entity.name())
                .setConfidence((float) entity.confidence())
                .setMentions(
                        entity.mentions().stream().map(ArticleEnricher::mention).toList())
                .build();
    }

    private static Mention mention(EntityMention mention) {
        return new Mention(field(mention.field()), mention.start(), mention.end());
    }

    private static Field field(TextField field) {
        return switch (field) {
            case TITLE -> Field.TITLE;
            case TEXT -> Field.TEXT;
        };
    }

    private static EntityKind kind(String name) {
        return Arrays.stream(EntityKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(EntityKind.OTHER);
    }
}
