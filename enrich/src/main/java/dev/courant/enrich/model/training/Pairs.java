package dev.courant.enrich.model.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Articles by topics: what rules and model say of each pair, and what an annotator said.
 *
 * @param topics the topics
 * @param ruleScores by topic, then article: the score by rules alone, 0 where they found no passage
 * @param margins by topic, then article
 * @param right by topic, then article
 */
record Pairs(List<String> topics, double[][] ruleScores, double[][] margins, boolean[][] right) {

    /** Whether a tag is possible: none is made without a passage. */
    boolean hasPassage(int topic, int article) {
        return ruleScores[topic][article] > 0;
    }

    /** Some of the topics. */
    Pairs only(List<Integer> chosen) {
        return new Pairs(
                chosen.stream().map(topics::get).toList(),
                chosen.stream().map(topic -> ruleScores[topic]).toArray(double[][]::new),
                chosen.stream().map(topic -> margins[topic]).toArray(double[][]::new),
                chosen.stream().map(topic -> right[topic]).toArray(boolean[][]::new));
    }

    int articlesWith(int topic) {
        return (int) IntStream.range(0, articles())
                .filter(article -> right[topic][article])
                .count();
    }

    int articles() {
        return right[0].length;
    }
}
