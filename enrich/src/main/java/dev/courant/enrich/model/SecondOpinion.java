package dev.courant.enrich.model;

/** What a model thinks of one article after the rules have spoken. */
@FunctionalInterface
public interface SecondOpinion {
    /** Agrees with the rules. */
    SecondOpinion NONE = (topic, ruleScore) -> ruleScore;

    /**
     * The score of a topic for which rules found a passage.
     *
     * @param topic the tagger's number of the topic
     * @param ruleScore the score by rules alone, from 0 to 1
     * @return the score, from 0 to 1
     */
    double score(int topic, double ruleScore);
}
