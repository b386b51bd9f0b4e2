package dev.courant.enrich.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far scores can be taken for probabilities. The scale is divided into ten bins of equal width, and the mean score
 * of each is held against the share of right tags in it (DeGroot and Fienberg, The comparison and evaluation of
 * forecasters, 1983).
 *
 * @param bins the bins, lowest scores first
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 10;

    /** Copies the list. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * The scores of one tenth of the scale.
     *
     * @param count their number
     * @param meanScore their mean; 0 when there are none
     * @param shareRight the share of them whose topic an annotator gave; 0 when there are none
     */
    public record Bin(int count, double meanScore, double shareRight) {}

    /**
     * Compares scores with labels.
     *
     * @param scores scores from 0 to 1
     * @param labels whether an annotator gave the topic
     * @return the bins
     */
    public static Reliability of(double[] scores, boolean[] labels) {
        int[] count = new int[BINS];
        int[] right = new int[BINS];
        double[] sum = new double[BINS];
        for (int i = 0; i < scores.length; i++) {
            int bin = Math.min(BINS - 1, (int) (scores[i] * BINS));
            count[bin]++;
            right[bin] += labels[i] ? 1 : 0;
            sum[bin] += scores[i];
        }
        var bins = new ArrayList<Bin>();
        for (int i = 0; i < BINS; i++) {
            int divisor = Math.max(1, count[i]);
            bins.add(new Bin(count[i], sum[i] / divisor, right[i] / (double) divisor));
        }
        return new Reliability(bins);
    }

    /** {@return the number of scores} */
    public int scores() {
        return bins.stream().mapToInt(Bin::count).sum();
    }

    /**
     * Returns the expected calibration error: the mean difference between score and share of right tags, each bin by
     * its number of scores (Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian
     * binning, AAAI 2015).
     *
     * @return the error, from 0 to 1; 0 when there are no scores
     */
    public double error() {
        double all = Math.max(1, scores());
        return bins.stream()
                .mapToDouble(bin -> bin.count() * Math.abs(bin.meanScore() - bin.shareRight()) / all)
                .sum();
    }

    /** {@return the lowest score of a bin, such as 0.3 for the fourth} */
    public static double from(int bin) {
        return bin / (double) BINS;
    }

    static Reliability of(List<Decision> found) {
        boolean[] labels = new boolean[found.size()];
        IntStream.range(0, labels.length)
                .forEach(i -> labels[i] = found.get(i).label().given());
        return of(found.stream().mapToDouble(Decision::score).toArray(), labels);
    }
}
