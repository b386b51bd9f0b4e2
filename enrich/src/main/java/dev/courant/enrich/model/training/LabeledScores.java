package dev.courant.enrich.model.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The scores of rules and model for each topic of each article, with the label by an annotator.
 *
 * @param topics the topics
 * @param ruleScores by topic, then article: the score of the rules, 0 where they found no passage
 * @param margins by topic, then article: the margin of a model that was trained without the article
 * @param labels by topic, then article: whether an annotator gave the topic
 * @param words for each article the number of its words
 */
record LabeledScores(List<String> topics, double[][] ruleScores, double[][] margins, boolean[][] labels, int[] words) {

    /** Whether rules found a passage, which a tag needs. */
    boolean hasPassage(int topic, int article) {
        return ruleScores[topic][article] > 0;
    }

    /** Returns the scores of some of the topics. */
    LabeledScores only(List<Integer> chosen) {
        return new LabeledScores(
                chosen.stream().map(topics::get).toList(),
                chosen.stream().map(topic -> ruleScores[topic]).toArray(double[][]::new),
                chosen.stream().map(topic -> margins[topic]).toArray(double[][]::new),
                chosen.stream().map(topic -> labels[topic]).toArray(boolean[][]::new),
                words);
    }

    int articlesWith(int topic) {
        return (int) IntStream.range(0, articles())
                .filter(article -> labels[topic][article])
                .count();
    }

    int articles() {
        return labels[0].length;
    }
}
