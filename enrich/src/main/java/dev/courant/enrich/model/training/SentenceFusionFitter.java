package dev.courant.enrich.model.training;

import dev.courant.enrich.model.Fusion;
import dev.courant.enrich.model.SentenceFusion;
import java.util.List;

/**
 * Fits how the strengths of sentences are combined with the scores of rules: coefficients that are the same for all
 * topics, and for each topic how far its strengths are moved before. The strength of a topic grows with the number of
 * its quotes, so that a topic with many of them would be given too often, and one with few too seldom. Coefficients and
 * moves are fitted in turn, each with those of the other kind as they are. The strengths must come from models that
 * were trained without the article. Pure functions.
 */
final class SentenceFusionFitter {
    /**
     * How much lower a logit is taken than fitted. A wrong tag costs its reader more than a missing one, and items that
     * are written to be annotated are clearer than news.
     */
    private static final double CAUTION = 0.1;

    /** A small penalty keeps the moves of topics with few articles small; from 1 to 5 the figures hardly change. */
    private static final double MOVE_PENALTY = 1;

    /** Further rounds change hardly anything. */
    private static final int ROUNDS = 3;

    private static final int NEWTON_STEPS = 12;

    private SentenceFusionFitter() {}

    /**
     * An article and a topic.
     *
     * @param topic the number of the topic
     * @param score the score of the rules; 0 where they found no passage
     * @param strength the strength of the best sentences
     * @param words the number of words of the article
     * @param label whether the article has the topic
     */
    record Example(int topic, double score, double strength, int words, boolean label) {
        double[] inputs(double move) {
            return SentenceFusion.inputs(score, strength + move, words);
        }
    }

    /**
     * What was fitted.
     *
     * @param fusion the coefficients
     * @param moves for each topic what is added to its strengths
     */
    record Fitted(SentenceFusion fusion, double[] moves) {
        double score(Example example) {
            return fusion.score(example.score(), example.strength() + moves[example.topic()], example.words());
        }
    }

    /**
     * Fits coefficients and moves.
     *
     * @param topics the number of topics
     * @param examples short articles, in which sentences are used
     */
    static Fitted fit(int topics, List<Example> examples) {
        double[] moves = new double[topics];
        double[] coefficients = coefficients(examples, moves);
        for (int round = 1; round < ROUNDS; round++) {
            move(moves, examples, coefficients);
            coefficients = coefficients(examples, moves);
        }
        coefficients[SentenceFusion.SIZE - 1] -= CAUTION;
        return new Fitted(new SentenceFusion(coefficients), moves);
    }

    private static double[] coefficients(List<Example> pairs, double[] moves) {
        var examples = new Examples();
        pairs.forEach(pair -> examples.add(Examples.vector(pair.inputs(moves[pair.topic()])), pair.label()));
        return examples.weights(SentenceFusion.SIZE, 1, 1);
    }

    /** Moves each topic to where the likelihood of its examples, less the penalty, is largest, by Newton's method. */
    private static void move(double[] moves, List<Example> examples, double[] coefficients) {
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] slopes = new double[moves.length];
            double[] curvatures = new double[moves.length];
            for (Example example : examples) {
                double logit = SentenceFusion.logit(coefficients, example.inputs(moves[example.topic()]));
                double probability = Fusion.probability(logit);
                double effect = SentenceFusion.effectOfStrength(coefficients, example.score());
                slopes[example.topic()] += effect * ((example.label() ? 1 : 0) - probability);
                curvatures[example.topic()] += effect * effect * probability * (1 - probability);
            }
            for (int topic = 0; topic < moves.length; topic++) {
                moves[topic] += (slopes[topic] - MOVE_PENALTY * moves[topic]) / (curvatures[topic] + MOVE_PENALTY);
            }
        }
    }
}
