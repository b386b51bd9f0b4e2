package dev.courant.enrich.tag.rule;

import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import java.util.List;
import java.util.Set;

/**
 * The rules of a taxonomy, compiled: a phrase set leads to the rules and topics that wait for it.
 *
 * @param threshold the score from which a topic is asserted
 * @param topics the ids of the topics
 * @param rules all rules
 * @param rulesOfSet for each phrase set, the rules it may fire
 * @param counterOfSet for each phrase set, the topics it speaks against
 */
public record RuleProgram(
        double threshold, List<String> topics, CompiledRule[] rules, int[][] rulesOfSet, int[][] counterOfSet) {

    /** {@return the id of a rule} */
    public String ruleId(int rule) {
        return rules[rule].id();
    }

    /** {@return the topic that a rule speaks for} */
    public int topicOf(int rule) {
        return rules[rule].topic();
    }

    /**
     * A rule over phrase sets.
     *
     * @param topic the topic it speaks for
     * @param id its id, such as {@code en/strike-with-weapon}
     * @param weight what a match contributes
     * @param required what must stand near its phrases
     * @param without sets whose phrases may not be in the same sentence
     * @param unless sets whose phrases may not be anywhere in the article
     * @param in the zones in which its phrases count
     * @param minimum how many of its phrases must stand together
     */
    record CompiledRule(
            int topic,
            String id,
            double weight,
            Required required,
            int[] without,
            int[] unless,
            Set<Zone> in,
            MinimumPhrases minimum) {}

    /**
     * What a rule needs near its phrase.
     *
     * @param with sets of which one phrase must be in the same sentence
     * @param countries how many different countries must be there instead: 0, 1 or 2
     * @param within at most so many words away; 0: anywhere in the sentence
     */
    record Required(int[] with, int countries, int within) {
        boolean isEmpty() {
            return with.length == 0 && countries == 0;
        }
    }
}
