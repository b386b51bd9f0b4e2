package dev.courant.enrich.evaluation;

import dev.courant.enrich.tag.TopicTag;
import org.jspecify.annotations.Nullable;

/**
 * Whether an article has a topic, according to annotator and tagger.
 *
 * @param topic the topic's id
 * @param label what the annotator says
 * @param found what the tagger says; null when it found no passage at all
 */
public record Decision(String topic, Label label, @Nullable Found found) {
    /**
     * What the annotator says of a topic.
     *
     * @param given whether the article has it
     * @param central whether the article is mainly about it
     * @param tempting whether the article does not have it, but might be mistaken to
     */
    public record Label(boolean given, boolean central, boolean tempting) {}

    /**
     * What the tagger says of a topic.
     *
     * @param tag the score and the passages
     * @param rank the topic's rank among those of the article by score, from 1
     * @param asserted whether the score reaches the threshold
     * @param passages whether the passages hold
     */
    public record Found(TopicTag tag, int rank, boolean asserted, PassageCheck passages) {}

    /** {@return the score; 0 when the tagger found no passage} */
    public double score() {
        return found == null ? 0 : found.tag().score();
    }

    /** {@return whether the tagger gives the topic} */
    public boolean asserted() {
        return found != null && found.asserted();
    }

    /** {@return whether annotator and tagger disagree} */
    public boolean isError() {
        return asserted() != label.given();
    }
}
