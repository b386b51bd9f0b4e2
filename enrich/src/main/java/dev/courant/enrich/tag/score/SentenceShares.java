package dev.courant.enrich.tag.score;

import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.tag.scan.Background;
import dev.courant.enrich.text.Tokens;
import java.util.List;

/**
 * Divides the sentences of an article among its topics. A sentence with a single topic is stronger evidence than one
 * that names the topic beside others: "the Senate voted on the treaty" is less about the Senate than it seems.
 */
final class SentenceShares {
    private final Tokens tokens;
    private final Background background;
    private final double[] weights;

    SentenceShares(Tokens tokens, Background background) {
        this.tokens = tokens;
        this.background = background;
        this.weights = new double[tokens.sentenceCount()];
    }

    /** Adds the weights of the matches of all topics to their sentences. */
    void addAll(List<RuleMatch> matches) {
        for (RuleMatch match : matches) {
            weights[sentence(match)] += weight(match);
        }
    }

    /**
     * Returns the undivided evidence of one topic: for each sentence the weight of the topic's matches, multiplied by
     * its share of the weight of all matches in the sentence.
     *
     * @param matches the matches of the topic, in reading order
     */
    double undivided(List<RuleMatch> matches) {
        double sum = 0;
        int at = 0;
        while (at < matches.size()) {
            int sentence = sentence(matches.get(at));
            double own = 0;
            for (; at < matches.size() && sentence(matches.get(at)) == sentence; at++) {
                own += weight(matches.get(at));
            }
            sum += own * own / weights[sentence];
        }
        return sum;
    }

    private double weight(RuleMatch match) {
        return match.weight() * background.weight(match.first());
    }

    private int sentence(RuleMatch match) {
        return tokens.sentence(match.first());
    }
}
