package dev.courant.enrich.model;

import java.util.Arrays;
import java.util.List;

/**
 * A linear model of the sentences of a language: for each topic a weight for each word and each pair of neighbouring
 * words, which together measure how much a sentence resembles those that annotators quoted for the topic. Words are
 * known by hashes. Immutable and thread-safe.
 */
public final class SentenceModel {
    /** The most features; further ones are too rare to learn from. */
    public static final int MAX_FEATURES = 1 << 20;

    private static final int UNKNOWN = -1;

    private final int[] hashes;
    private final List<TopicWeights> topics;
    private final SentenceFusion fusion;

    /** A hash table with open addressing: the number of a feature plus one, or 0. */
    private final int[] slots;

    /** For each feature where its weights begin; the last entry is where they end. */
    private final int[] starts;

    private final int[] topicOf;
    private final float[] weights;

    /**
     * Creates a model.
     *
     * @param hashes the hash of each feature, all different
     * @param topics the weights of each topic
     * @param fusion how its results are combined with the scores of rules
     */
    public SentenceModel(int[] hashes, List<TopicWeights> topics, SentenceFusion fusion) {
        this.hashes = hashes.clone();
        this.topics = List.copyOf(topics);
        this.fusion = fusion;
        this.slots = slots(hashes);
        this.starts = TopicWeights.starts(hashes.length, topics);
        this.topicOf = new int[starts[hashes.length]];
        this.weights = new float[topicOf.length];
        int[] next = starts.clone();
        for (int topic = 0; topic < topics.size(); topic++) {
            TopicWeights own = topics.get(topic);
            for (int i = 0; i < own.features().length; i++) {
                int at = next[own.features()[i]]++;
                topicOf[at] = topic;
                weights[at] = own.weights()[i];
            }
        }
    }

    /** {@return the hash of each feature} */
    public int[] hashes() {
        return hashes.clone();
    }

    /** {@return its topics, in the order of their numbers} */
    public List<TopicWeights> topics() {
        return topics;
    }

    /** {@return how its results are combined with the scores of rules} */
    public SentenceFusion fusion() {
        return fusion;
    }

    /**
     * Finds the sentences of an article that resemble those of each topic most.
     *
     * @param features the sentences of the article
     * @return for each topic of the model the two best sentences
     */
    public BestSentences best(SentenceFeatures features) {
        var best = new BestSentences(topics.size());
        double[] sums = new double[topics.size()];
        for (int sentence = 0; sentence < features.sentences(); sentence++) {
            if (features.isLongEnough(sentence)) {
                Arrays.fill(sums, 0);
                features.forEach(sentence, hash -> add(hash, sums));
                double value = features.value(sentence);
                for (int topic = 0; topic < sums.length; topic++) {
                    best.add(topic, sentence, topics.get(topic).bias() + sums[topic] * value);
                }
            }
        }
        return best;
    }

    private void add(int hash, double[] sums) {
        int feature = feature(hash);
        if (feature != UNKNOWN) {
            for (int at = starts[feature]; at < starts[feature + 1]; at++) {
                sums[topicOf[at]] += weights[at];
            }
        }
    }

    private int feature(int hash) {
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int feature = slots[slot] - 1;
            if (hashes[feature] == hash) {
                return feature;
            }
        }
        return UNKNOWN;
    }

    private static int[] slots(int[] hashes) {
        int[] slots = new int[Integer.highestOneBit(Math.max(8, hashes.length)) * 4];
        int mask = slots.length - 1;
        for (int feature = 0; feature < hashes.length; feature++) {
            int slot = hashes[feature] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = feature + 1;
        }
        return slots;
    }
}
