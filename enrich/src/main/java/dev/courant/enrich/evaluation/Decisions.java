package dev.courant.enrich.evaluation;

/**
 * Counts decisions to give a topic to an article, against an annotator. The measures are those of van Rijsbergen,
 * Information Retrieval, 2nd edition, 1979, chapter 7; F1 is the harmonic mean of precision and recall.
 *
 * @param right topics given by both
 * @param wrong topics given by the tagger alone
 * @param missed topics given by the annotator alone
 */
public record Decisions(int right, int wrong, int missed) {
    /**
     * Counts the decisions that scores make.
     *
     * @param scores the scores of the tagger
     * @param labels whether the annotator gave the topic
     * @param threshold the score from which the tagger gives it
     * @return the counts
     */
    public static Decisions of(double[] scores, boolean[] labels, double threshold) {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean asserted = scores[i] >= threshold;
            right += asserted && labels[i] ? 1 : 0;
            wrong += asserted && !labels[i] ? 1 : 0;
            missed += !asserted && labels[i] ? 1 : 0;
        }
        return new Decisions(right, wrong, missed);
    }

    /** {@return the sum of both counts} */
    public Decisions plus(Decisions other) {
        return new Decisions(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** {@return the share of right topics among those that the tagger gave} */
    public Share precision() {
        return new Share(right, right + wrong);
    }

    /** {@return the share of topics found among those that the annotator gave} */
    public Share recall() {
        return new Share(right, given());
    }

    /** {@return the F1, from 0 to 1; 0 when nothing is right} */
    public double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }

    /** {@return the number of topics that the annotator gave} */
    public int given() {
        return right + missed;
    }
}
