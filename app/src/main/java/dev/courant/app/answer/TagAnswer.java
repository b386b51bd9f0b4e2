package dev.courant.app.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.store.article.ArticleEntity;
import dev.courant.store.article.ArticleTag;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tags texts for {@code courant tag}. Thread-safe. */
public final class TagAnswer implements JsonLines.Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Tagger tagger;
    private final OptionalDouble minScore;

    /**
     * Answers with a tagger.
     *
     * @param tagger made from a taxonomy
     * @param minScore the lowest score shown; empty: the taxonomy's threshold
     */
    public TagAnswer(Tagger tagger, OptionalDouble minScore) {
        this.tagger = tagger;
        this.minScore = minScore;
    }

    @Override
    public ObjectNode to(JsonNode question) {
        String language = question.path("language").textValue();
        return tag(new TaggableText(question.path("title").asText(""), JsonLines.required(question, "text"), language));
    }

    /**
     * Tags one text.
     *
     * @param text the text
     * @return language, tags, entities, and pairs of countries
     */
    public ObjectNode tag(TaggableText text) {
        Tagging tagging = minScore.isPresent() ? tagger.tag(text, minScore.getAsDouble()) : tagger.tag(text);
        ObjectNode answer = MAPPER.createObjectNode().put("language", tagging.language());
        ArrayNode tags = answer.putArray("tags");
        tagging.tags().forEach(tag -> tags.add(MAPPER.<JsonNode>valueToTree(tag(tag))));
        ArrayNode entities = answer.putArray("entities");
        tagging.entities().forEach(entity -> entities.add(MAPPER.<JsonNode>valueToTree(entity(entity))));
        ArrayNode pairs = answer.putArray("dyads");
        tagging.countryPairs()
                .forEach(pair -> pairs.addObject()
                        .put("first", pair.first())
                        .put("second", pair.second())
                        .put("sentences", pair.sentences())
                        .put("prominent", pair.prominent()));
        return answer;
    }

    /**
     * Explains the tags of one text, for people.
     *
     * @param text the text
     * @return lines
     */
    public String explain(TaggableText text) {
        return TagExplanationText.of(tagger.explain(text));
    }

    private static ArticleTag tag(TopicTag tag) {
        return new ArticleTag(
                tag.topic(),
                null,
                tag.score(),
                tag.central(),
                tag.evidence().stream().map(TagAnswer::passage).toList());
    }

    private static ArticleEntity entity(FoundEntity entity) {
        return new ArticleEntity(
                entity.id(),
                entity.kind(),
                entity.name(),
                entity.confidence(),
                entity.mentions().stream()
                        .map(mention ->
                                new ArticleEntity.Mention(name(mention.field()), mention.start(), mention.end()))
                        .toList());
    }

    private static String name(TextField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static ArticleTag.Passage passage(Passage passage) {
        return new ArticleTag.Passage(
                name(passage.field()),
                passage.start(),
                passage.end(),
                passage.text(),
                passage.rule(),
                passage.weight());
    }
}
