package dev.courant.enrich.model;

/**
 * The scores of an article's topics with the sentences that resemble them.
 *
 * @param best the best sentences for the topics of the model
 * @param fusion how they are combined with the scores of rules
 * @param topicOf for each topic of the tagger its number in the model, or -1
 * @param words the number of words of the article
 */
public record SentenceScores(BestSentences best, SentenceFusion fusion, int[] topicOf, int words) {

    /** {@return whether the model knows a topic of the tagger} */
    public boolean knows(int topic) {
        return topicOf[topic] >= 0;
    }

    /**
     * Returns the score of a topic that the model knows.
     *
     * @param topic the tagger's number of the topic
     * @param score the score of rules and words, from 0 to 1; 0 where rules found no passage
     * @return the score, from 0 to 1
     */
    public double score(int topic, double score) {
        return fusion.score(score, best.strength(topicOf[topic]), words);
    }

    /** {@return the number of the sentence that resembles most a topic that the model knows} */
    public int sentence(int topic) {
        return best.sentence(topicOf[topic]);
    }

    /** {@return how surely that sentence by itself shows the topic, from 0 to 1} */
    public double certainty(int topic) {
        return Fusion.probability(best.margin(topicOf[topic]));
    }
}
