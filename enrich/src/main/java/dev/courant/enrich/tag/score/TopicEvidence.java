package dev.courant.enrich.tag.score;

import dev.courant.enrich.tag.rule.RuleMatch;
import java.util.List;

/**
 * The evidence of an article for one topic.
 *
 * @param topic the number of the topic
 * @param matches the matches of the topic's rules in reading order; empty where a sentence alone shows the topic
 * @param contributions the contribution of each match to the evidence
 * @param strength how strong the evidence is
 * @param prominent whether there is any in title or lead
 * @param phrases the number of different phrases among the matches
 * @param counterPhrases the number of occurrences of counter-evidence in the article
 */
public record TopicEvidence(
        int topic,
        List<RuleMatch> matches,
        double[] contributions,
        Strength strength,
        boolean prominent,
        int phrases,
        int counterPhrases) {

    /**
     * How strong the evidence is.
     *
     * @param total the sum of all contributions
     * @param undivided the evidence in sentences, less the part of other topics; see {@link SentenceShares}
     * @param hinted the share of the total, from 0 to 1, that comes from hints
     */
    record Strength(double total, double undivided, double hinted) {}

    /** Returns that no rule has found evidence. */
    static TopicEvidence none(int topic) {
        return new TopicEvidence(topic, List.of(), new double[0], new Strength(0, 0, 0), false, 0, 0);
    }

    /** {@return the score before calibration: the sum of all contributions} */
    public double total() {
        return strength.total();
    }
}
