package dev.courant.enrich.model;

/**
 * What a model has learnt of one topic.
 *
 * @param topic the topic's id
 * @param articles how many of the training articles have it
 * @param bias the margin of an article without a known word
 * @param features the features with a weight, ascending
 * @param weights their weights
 */
public record TopicWeights(String topic, int articles, float bias, int[] features, float[] weights) {}
