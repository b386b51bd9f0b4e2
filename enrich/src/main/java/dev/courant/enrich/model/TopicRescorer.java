package dev.courant.enrich.model;

/** Adjusts the scores that rules gave to the topics of one article. */
@FunctionalInterface
public interface TopicRescorer {
    /** Keeps the scores of the rules. */
    TopicRescorer NONE = (topic, ruleScore) -> ruleScore;

    /**
     * The adjusted score of a topic for which rules found a passage.
     *
     * @param topic the tagger's number of the topic
     * @param ruleScore the score by rules alone, from 0 to 1
     * @return the score, from 0 to 1
     */
    double score(int topic, double ruleScore);
}
