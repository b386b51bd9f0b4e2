package dev.courant.enrich.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well scores rank articles: the mean of the precisions at each article that has the topic, highest score first
 * (Buckley and Voorhees, Evaluating evaluation measure stability, SIGIR 2000). Articles with equal scores have the same
 * rank, the last of theirs, so that their order in the file does not matter.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * Computes it for one topic.
     *
     * @param scores the score of each article, 0 where the tagger found nothing
     * @param labels whether the article has the topic
     * @return the average precision, from 0 to 1; 0 when no article has the topic
     */
    public static double of(double[] scores, boolean[] labels) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        double sum = 0;
        int hits = 0;
        for (int from = 0, to = 0; from < scores.length; from = to) {
            int before = hits;
            for (; to < scores.length && scores[order.get(to)] == scores[order.get(from)]; to++) {
                hits += labels[order.get(to)] ? 1 : 0;
            }
            sum += (hits - before) * (double) hits / to;
        }
        return hits == 0 ? 0 : sum / hits;
    }
}
