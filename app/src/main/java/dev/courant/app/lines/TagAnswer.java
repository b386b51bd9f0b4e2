package dev.courant.app.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagger;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tags texts. Thread-safe. */
public final class TagAnswer implements JsonLines.Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Tagger tagger = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());
    private final OptionalDouble minScore;

    /**
     * Tags by the bundled taxonomy.
     *
     * @param minScore the lowest score shown; empty: the taxonomy's threshold
     */
    public TagAnswer(OptionalDouble minScore) {
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
     * @return language and tags
     */
    public ObjectNode tag(TaggableText text) {
        Tagging tagging = minScore.isPresent() ? tagger.tag(text, minScore.getAsDouble()) : tagger.tag(text);
        ObjectNode answer = MAPPER.createObjectNode().put("language", tagging.language());
        ArrayNode tags = answer.putArray("tags");
        tagging.tags().forEach(tag -> tags.add(tag(tag)));
        return answer;
    }

    private static ObjectNode tag(TopicTag tag) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("topic", tag.topic())
                .put("score", tag.score())
                .put("central", tag.central());
        ArrayNode evidence = node.putArray("evidence");
        tag.evidence().forEach(passage -> evidence.add(passage(passage)));
        return node;
    }

    private static ObjectNode passage(Passage passage) {
        return MAPPER.createObjectNode()
                .put("field", passage.field().name().toLowerCase(Locale.ROOT))
                .put("start", passage.start())
                .put("end", passage.end())
                .put("text", passage.text())
                .put("rule", passage.rule())
                .put("weight", passage.weight());
    }
}
