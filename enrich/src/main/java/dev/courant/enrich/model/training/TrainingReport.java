package dev.courant.enrich.model.training;

import java.util.List;

/**
 * The quality of rules, model and both fused, on articles that the model was not trained with.
 *
 * @param articles the number of training articles
 * @param leftOut the number of articles in languages without rules, or with too few articles
 * @param others the number of articles that nobody annotated and that were learned from as well
 * @param byDate whether the folds of the cross-validation were periods
 * @param topics the topics of the model
 * @param tooFew the topics left to the rules because they have too few articles, with the number of these
 * @param notHelped the topics left to the rules because the model did not improve them
 * @param overall the figures over all topics of the model
 */
public record TrainingReport(
        int articles,
        int leftOut,
        int others,
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
     * A figure of rules, model and both.
     *
     * @param rules the figure of the rules
     * @param model the figure of the model, which finds no passages
     * @param fused the figure of both fused
     * @param <T> the figure
     */
    public record Compared<T>(T rules, T model, T fused) {}

    /**
     * The figures of a topic.
     *
     * @param topic its id
     * @param articles the number of articles that have it
     * @param found how well it is found
     */
    public record Topic(String topic, int articles, Compared<Found> found) {}

    /**
     * How well a topic is found.
     *
     * @param averagePrecision the average precision of the articles by score, from 0 to 1
     * @param f1 the F1 at the taxonomy's threshold, from 0 to 1
     */
    public record Found(double averagePrecision, double f1) {}

    /**
     * The figures over all topics.
     *
     * @param averagePrecision the mean of the average precisions of the topics
     * @param macroF1 the mean of the F1 of the topics
     * @param microF1 the F1 over all pairs of article and topic
     * @param logLoss the log loss of the pairs for which rules found a passage, in nats
     * @param calibrationError the expected calibration error of these pairs, in ten bins
     */
    public record Overall(
            double averagePrecision, double macroF1, double microF1, double logLoss, double calibrationError) {}

    /**
     * The number of articles of a topic.
     *
     * @param topic its id
     * @param articles the number of articles that have it
     */
    public record TopicCount(String topic, int articles) {}
}
