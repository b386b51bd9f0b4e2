package dev.courant.enrich.tag;

import java.util.List;

/**
 * The result of tagging an article.
 *
 * @param language an ISO 639-1 code, or {@code und}
 * @param tags the topics, highest score first; empty for a language without rules
 * @param entities the entities, highest confidence first
 * @param countryPairs the pairs of countries it is about, those in most sentences first, at most five
 */
public record Tagging(
        String language, List<TopicTag> tags, List<FoundEntity> entities, List<CountryPair> countryPairs) {
    public Tagging {
        tags = List.copyOf(tags);
        entities = List.copyOf(entities);
        countryPairs = List.copyOf(countryPairs);
    }
}
