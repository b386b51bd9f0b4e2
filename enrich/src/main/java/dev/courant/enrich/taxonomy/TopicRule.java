package dev.courant.enrich.taxonomy;

import dev.courant.enrich.entity.NamedEntity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rule of a topic, in one language. It matches where one of its phrases occurs, what it requires is near and no
 * veto applies. A phrase {@code $name} stands for a shared list.
 *
 * @param id language and name, such as {@code en/strike-with-weapon}; unique within the topic
 * @param weight the evidence of one occurrence; 1 for a phrase that alone shows what the passage is about
 * @param any the phrases
 * @param required what must be near a phrase
 * @param vetoes what prevents a match
 * @param in the parts of the article in which the phrases count; never empty
 * @param minimum how many of the phrases must occur together
 * @param line the line of the document where the rule begins
 */
public record TopicRule(
        String id,
        double weight,
        List<String> any,
        Required required,
        Vetoes vetoes,
        Set<Zone> in,
        MinimumPhrases minimum,
        int line) {

    /** A rule with less weight is a hint: it says little without others. */
    public static final double HINT = 0.45;

    /** Built-in list: any country, by name, people or capital. */
    public static final String COUNTRY = "$country";

    /** Built-in list: two different countries. */
    public static final String COUNTRIES = "$countries";

    /**
     * Built-in lists of entities, which may be actor or target: armed forces, armed groups, heads of states,
     * organisations.
     */
    public static final Map<String, String> ENTITY_KINDS = Map.of(
            "$army", NamedEntity.ARMED_FORCE,
            "$group", NamedEntity.ARMED_GROUP,
            "$leader", NamedEntity.PERSON,
            "$organization", NamedEntity.ORGANIZATION);

    public TopicRule {
        any = List.copyOf(any);
        in = Set.copyOf(in);
    }

    /** {@return whether the rule is a hint} */
    public boolean isHint() {
        return weight < HINT;
    }

    /**
     * What must occur near a phrase of the rule.
     *
     * @param with phrases of which one must occur in the same sentence, not overlapping; empty when none is required
     * @param roles who must do what the phrase says, and to whom
     * @param within the most words between a phrase and what it requires; 0 for any distance in the sentence, and for
     *     roles {@value Roles#WITHIN}
     */
    public record Required(List<String> with, Roles roles, int within) {
        /** Nothing is required. */
        public static final Required NOTHING = new Required(List.of(), Roles.NONE, 0);

        public Required {
            with = List.copyOf(with);
        }
    }

    /**
     * Who does what a phrase of the rule says, and to whom, within one clause: "soldiers (actor) attacked (phrase) a
     * village (target)", "a village attacked by soldiers", "the attack on a village by soldiers", "the village that
     * soldiers attacked".
     *
     * @param actor phrases and classes of entities ({@code $army}, {@code $group}, {@code $leader},
     *     {@code $organization}, {@code $country}) of which one must act; empty for anybody
     * @param target the same of what it is done to; empty for anything
     */
    public record Roles(List<String> actor, List<String> target) {
        /** The most words between a phrase and an actor or a target, where a rule does not say. */
        public static final int WITHIN = 6;

        /** No role is required. */
        public static final Roles NONE = new Roles(List.of(), List.of());

        public Roles {
            actor = List.copyOf(actor);
            target = List.copyOf(target);
        }

        /** {@return whether no role is required} */
        public boolean isEmpty() {
            return actor.isEmpty() && target.isEmpty();
        }
    }

    /**
     * Phrases that prevent a match.
     *
     * @param without phrases that must not occur in the sentence
     * @param unless phrases that must not occur anywhere in the article
     */
    public record Vetoes(List<String> without, List<String> unless) {
        /** No phrase prevents a match. */
        public static final Vetoes NONE = new Vetoes(List.of(), List.of());

        public Vetoes {
            without = List.copyOf(without);
            unless = List.copyOf(unless);
        }
    }

    /** A part of an article: the headline, the lead (about the first sixty words of the text) and the rest. */
    public enum Zone {
        TITLE,
        LEAD,
        BODY
    }

    /**
     * How many phrases of a rule must occur together for any of them to count.
     *
     * @param count the minimum number of occurrences, at least 1
     * @param different the minimum number of different phrases, at least 1
     * @param span the most words between the first and the last of them; 0 for anywhere in the article
     */
    public record MinimumPhrases(int count, int different, int span) {
        /** One phrase suffices. */
        public static final MinimumPhrases ONE = new MinimumPhrases(1, 1, 0);

        /** {@return whether more than one phrase is required} */
        public boolean isRequired() {
            return count > 1 || different > 1;
        }
    }
}
