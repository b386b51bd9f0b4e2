package dev.courant.enrich.model;

/** Adjusts the scores of rules for the topics of one article. */
@FunctionalInterface
public interface TopicRescorer {
    /** Keeps the scores of the rules. */
    TopicRescorer NONE = (topic, ruleScore) -> ruleScore;

    /**
     * Returns the adjusted score of a topic for which rules found a passage.
     *
     * @param topic the tagger's number of the topic
     * @param ruleScore the score of the rules, from 0 to 1
     * @return the adjusted score, from 0 to 1
     */
    double score(int topic, double ruleScore);
}
