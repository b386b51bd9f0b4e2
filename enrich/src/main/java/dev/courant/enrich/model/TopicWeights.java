package dev.courant.enrich.model;

/**
 * The weights of a model for one topic.
 *
 * @param topic the topic's id
 * @param articles the number of training articles that have the topic
 * @param bias the intercept: the margin of an article without known words
 * @param features the features whose weight is not 0, ascending
 * @param weights their weights
 */
public record TopicWeights(String topic, int articles, float bias, int[] features, float[] weights) {}
