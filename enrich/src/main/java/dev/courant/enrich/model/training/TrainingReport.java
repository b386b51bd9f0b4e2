package dev.courant.enrich.model.training;

import java.util.List;

/**
 * How well rules alone, the model alone, and both together give the topics of articles that the model had not seen.
 *
 * @param articles how many articles were trained with
 * @param leftOut how many were in languages without rules, or too few of their language
 * @param byDate whether the parts of the cross-validation were periods
 * @param topics the topics of the model
 * @param tooFew the topics left to the rules for want of articles, with how many they have
 * @param notHelped the topics left to the rules because both together found them worse
 * @param overall over all topics of the model
 */
public record TrainingReport(
        int articles,
        int leftOut,
        boolean byDate,
        List<Topic> topics,
        List<TopicCount> tooFew,
        List<String> notHelped,
        Compared<Overall> overall) {
    /** Copies the lists. */
    public TrainingReport {
        topics = List.copyOf(topics);
        tooFew = List.copyOf(tooFew);
        notHelped = List.copyOf(notHelped);
    }

    /**
     * The three ways beside each other.
     *
     * @param rules by rules alone
     * @param model by the model alone, which could show no passage
     * @param fused by both
     * @param <T> what is told of each
     */
    public record Compared<T>(T rules, T model, T fused) {}

    /**
     * One topic.
     *
     * @param topic its id
     * @param articles how many articles have it
     * @param found how well it is found
     */
    public record Topic(String topic, int articles, Compared<Found> found) {}

    /**
     * How well a topic is found.
     *
     * @param averagePrecision of the articles by score, from 0 to 1
     * @param f1 at the taxonomy's threshold, from 0 to 1
     */
    public record Found(double averagePrecision, double f1) {}

    /**
     * All topics together.
     *
     * @param averagePrecision the mean of the topics'
     * @param macroF1 the mean of the topics'
     * @param microF1 of all pairs of article and topic
     * @param logLoss of the pairs for which rules found a passage, in nats
     * @param calibrationError the expected calibration error of the same, in ten bins
     */
    public record Overall(
            double averagePrecision, double macroF1, double microF1, double logLoss, double calibrationError) {}

    /**
     * How many articles have a topic.
     *
     * @param topic its id
     * @param articles how many there are
     */
    public record TopicCount(String topic, int articles) {}
}
