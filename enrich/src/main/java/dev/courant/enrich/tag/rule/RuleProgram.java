package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.scan.ArticleZones;
import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of a taxonomy, with an index from phrase sets to the rules and topics that they concern.
 *
 * @param threshold the score from which a topic is asserted
 * @param topics the ids of the topics
 * @param priors for each topic what is added to the logit of its score
 * @param rules all rules
 * @param rulesOfSet for each phrase set, the rules whose phrases it holds
 * @param counterOfSet for each phrase set, the topics for which it is counter-evidence
 */
public record RuleProgram(
        double threshold,
        List<String> topics,
        double[] priors,
        CompiledRule[] rules,
        int[][] rulesOfSet,
        int[][] counterOfSet) {

    /** {@return the id of a rule} */
    public String ruleId(int rule) {
        return rules[rule].id();
    }

    /** {@return the topic of a rule} */
    public int topicOf(int rule) {
        return rules[rule].topic();
    }

    /**
     * A rule over phrase sets.
     *
     * @param topic the topic's number
     * @param id its id, such as {@code en/strike-with-weapon}
     * @param weight the evidence of one match
     * @param required what must be near its phrases
     * @param without sets whose phrases must not be in the same sentence
     * @param unless sets whose phrases must not be anywhere in the article
     * @param in the zones in which its phrases count
     * @param minimum how many of its phrases must occur together
     */
    record CompiledRule(
            int topic,
            String id,
            double weight,
            Required required,
            int[] without,
            int[] unless,
            Zones in,
            MinimumPhrases minimum) {}

    /**
     * The zones in which the phrases of a rule count.
     *
     * @param all whether they are all, as for most rules
     * @param some the zones
     */
    record Zones(boolean all, Set<Zone> some) {
        static Zones of(Set<Zone> zones) {
            return new Zones(zones.size() == Zone.values().length, zones);
        }

        boolean contain(ArticleZones zones, int token) {
            return all || some.contains(zones.of(token));
        }
    }

    /**
     * What a rule requires near its phrase.
     *
     * @param with sets of which one phrase must be in the same sentence
     * @param countries the number of different countries that satisfies it as well: 0 for none, 1 or 2
     * @param within the most words between the two; 0 for any distance in the sentence
     * @param roles who does what to whom; null when no role is required
     */
    record Required(
            int[] with, int countries, int within, @Nullable CompiledRoles roles) {
        boolean isEmpty() {
            return with.length == 0 && countries == 0;
        }
    }

    /**
     * Who does what a phrase says, and to whom.
     *
     * @param actor who; null for anybody
     * @param target to whom; null for anybody
     * @param within the most words between the phrase and either
     * @param words the words of the language that tell roles
     * @param progressive forms of verbs that are never passive, such as "attacking"
     */
    record CompiledRoles(
            @Nullable Slot actor, @Nullable Slot target, int within, ClauseWords words, BitSet progressive) {}

    /**
     * What may have a role.
     *
     * @param sets phrases
     * @param country whether a country may
     * @param kinds of entities that may
     */
    record Slot(int[] sets, boolean country, List<String> kinds) {
        boolean takesMentions() {
            return country || !kinds.isEmpty();
        }

        boolean takes(MentionList mentions, int mention) {
            return country && mentions.country(mention) >= 0
                    || !kinds.isEmpty() && kinds.stream().anyMatch(kind -> mentions.isOfKind(mention, kind));
        }
    }
}
