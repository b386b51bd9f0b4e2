package dev.courant.enrich.tag.score;

import dev.courant.enrich.tag.rule.RuleMatch;
import java.util.List;

/**
 * What an article says for one topic.
 *
 * @param matches in reading order, at least one
 * @param contributions what each match adds to the evidence
 * @param evidence their sum
 * @param inTitle the part of it that stands in the title
 * @param hinted which share of the evidence, from 0 to 1, comes from rules that are hints
 * @param quarters how many quarters of the article have any of it, 1 to 4
 * @param undivided the evidence that it need not share with other topics, by sentence
 * @param phrases how many different phrases there are among them
 * @param counterPhrases how often the article uses phrases that speak against the topic
 * @param prominent whether title or lead has any of them
 */
public record TopicEvidence(
        List<RuleMatch> matches,
        double[] contributions,
        double evidence,
        double inTitle,
        double hinted,
        int quarters,
        double undivided,
        int phrases,
        int counterPhrases,
        boolean prominent) {

    /** {@return the number of the topic} */
    public int topic() {
        return matches.getFirst().topic();
    }
}
