package dev.courant.enrich.model;

import java.util.Arrays;
import java.util.List;

/**
 * The weights of a model for one topic.
 *
 * @param topic the topic's id
 * @param articles the number of training articles that have the topic
 * @param bias the intercept: the margin of an article without known words
 * @param features the features whose weight is not 0, ascending
 * @param weights their weights
 */
public record TopicWeights(String topic, int articles, float bias, int[] features, float[] weights) {
    /**
     * Returns where the weights of each feature begin when those of all topics are put together by feature.
     *
     * @param features the number of features
     * @param topics the topics
     * @return for each feature the number of weights of those before it, and at the end the number of all
     */
    static int[] starts(int features, List<TopicWeights> topics) {
        int[] starts = new int[features + 1];
        topics.forEach(topic -> Arrays.stream(topic.features()).forEach(feature -> starts[feature + 1]++));
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }
}
