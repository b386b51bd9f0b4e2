package dev.courant.enrich.tag;

import java.util.List;

/**
 * A topic of an article.
 *
 * @param topic the topic's id
 * @param score a probability from 0 to 1; docs/tagging.md says how it is computed
 * @param central whether the article is mainly about it
 * @param evidence the strongest passages, one to five, strongest first
 */
public record TopicTag(String topic, double score, boolean central, List<Passage> evidence) {
    public TopicTag {
        evidence = List.copyOf(evidence);
    }
}
