package dev.courant.enrich.tag;

import java.util.List;

/**
 * One topic of an article.
 *
 * @param topic the topic's id
 * @param score how sure, from 0 to 1; docs/tagging.md says how it is computed
 * @param central whether the article is about it, rather than merely dealing with it
 * @param evidence what earned it, strongest first, one to five passages
 */
public record TopicTag(String topic, double score, boolean central, List<Passage> evidence) {
    public TopicTag {
        evidence = List.copyOf(evidence);
    }
}
