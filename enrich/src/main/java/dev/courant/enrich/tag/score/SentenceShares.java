package dev.courant.enrich.tag.score;

import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.text.Tokens;
import java.util.List;

/**
 * How the topics share the sentences of an article. A sentence that speaks of one topic alone says more for it than one
 * that names it beside others: "the Senate voted on the treaty" is less about the Senate than it seems.
 */
final class SentenceShares {
    private final Tokens tokens;
    private final double[] weights;

    SentenceShares(Tokens tokens) {
        this.tokens = tokens;
        this.weights = new double[tokens.sentenceCount()];
    }

    /** Counts what all topics say in each sentence. */
    void addAll(List<RuleMatch> matches) {
        for (RuleMatch match : matches) {
            weights[sentence(match)] += match.weight();
        }
    }

    /**
     * The evidence of one topic that it need not share: for each sentence the weight of its matches times its part of
     * the weight of all topics' matches there.
     *
     * @param matches of one topic, in reading order
     */
    double undivided(List<RuleMatch> matches) {
        double sum = 0;
        int at = 0;
        while (at < matches.size()) {
            int sentence = sentence(matches.get(at));
            double own = 0;
            for (; at < matches.size() && sentence(matches.get(at)) == sentence; at++) {
                own += matches.get(at).weight();
            }
            sum += own * own / weights[sentence];
        }
        return sum;
    }

    private int sentence(RuleMatch match) {
        return tokens.sentence(match.first());
    }
}
