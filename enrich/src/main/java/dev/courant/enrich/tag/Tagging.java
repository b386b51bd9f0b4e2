package dev.courant.enrich.tag;

import java.util.List;

/**
 * All that was found in an article.
 *
 * @param language an ISO 639-1 code, or {@code und}
 * @param tags the topics, highest score first; none for a language without rules
 * @param entities the entities, highest confidence first
 */
public record Tagging(String language, List<TopicTag> tags, List<FoundEntity> entities) {
    public Tagging {
        tags = List.copyOf(tags);
        entities = List.copyOf(entities);
    }
}
