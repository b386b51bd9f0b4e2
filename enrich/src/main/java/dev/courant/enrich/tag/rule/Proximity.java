package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.rule.RuleProgram.CompiledRule;
import dev.courant.enrich.tag.rule.RuleProgram.Required;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.sense.OtherSenses;
import dev.courant.enrich.text.Tokens;

/** Searches near a phrase for what a rule requires, and for its vetoes. */
record Proximity(Tokens tokens, PhraseHits hits, MentionList mentions, OtherSenses senses) {
    static final int NONE = -1;

    /** The most names that are examined; a sentence with more of them is a list. */
    private static final int MAX_NAMES = 32;

    /** Returns the hit of a phrase that vetoes a match of the rule, or {@link #NONE}. */
    int veto(CompiledRule rule, int first) {
        int sentence = tokens.sentence(first);
        for (int set : rule.without()) {
            int hit = hits.atOrAfter(set, tokens.first(sentence));
            if (hit >= 0 && hits.first(hit) < tokens.limit(sentence)) {
                return hit;
            }
        }
        for (int set : rule.unless()) {
            int hit = hits.atOrAfter(set, 0);
            if (hit >= 0) {
                return hit;
            }
        }
        return NONE;
    }

    /** Returns the nearest token of a phrase that satisfies the requirement of a rule, or {@link #NONE}. */
    int nearest(CompiledRule rule, int first, int last) {
        Required required = rule.required();
        int sentence = tokens.sentence(first);
        int reach = required.within() == 0 ? Integer.MAX_VALUE / 2 : required.within() + 1;
        int from = Math.max(tokens.first(sentence), first - reach);
        int to = Math.min(tokens.limit(sentence) - 1, last + reach);
        int nearest = required.countries() == 0 ? NONE : country(required.countries(), first, last, from, to);
        for (int set : required.with()) {
            nearest = closer(phrase(rule.topic(), set, first, last, from, to), nearest, first, last);
        }
        return nearest;
    }

    private int phrase(int topic, int set, int first, int last, int from, int to) {
        int after = hits.atOrAfter(set, last + 1);
        while (after >= 0 && hits.first(after) <= to && isOtherSense(topic, after)) {
            after = hits.next(after);
        }
        int before = hits.before(set, first);
        while (before >= 0 && (hits.last(before) >= first || isOtherSense(topic, before))) {
            before = hits.previous(before);
        }
        int right = after >= 0 && hits.first(after) <= to ? hits.first(after) : NONE;
        boolean left = before >= 0 && hits.last(before) >= from;
        return left ? closer(hits.last(before), right, first, last) : right;
    }

    private boolean isOtherSense(int topic, int hit) {
        return senses.cover(topic, hits.first(hit), hits.last(hit));
    }

    private int country(int wanted, int first, int last, int from, int to) {
        int nearest = NONE;
        int previous = NONE;
        int different = 0;
        int end = Math.min(mentions.count(), mentions.atOrAfter(from) + MAX_NAMES);
        for (int mention = mentions.atOrAfter(from); mention < end && mentions.first(mention) <= to; mention++) {
            int country = mentions.country(mention);
            if (country < 0) {
                continue;
            }
            if (country != previous && different < 2) {
                different += 1;
                previous = country;
            }
            int token = mentions.first(mention) > last ? mentions.first(mention) : mentions.last(mention);
            nearest = token >= first && token <= last ? nearest : closer(token, nearest, first, last);
        }
        return different >= wanted ? nearest : NONE;
    }

    private static int closer(int token, int other, int first, int last) {
        if (token == NONE || other == NONE) {
            return Math.max(token, other);
        }
        return distance(token, first, last) <= distance(other, first, last) ? token : other;
    }

    private static int distance(int token, int first, int last) {
        return token < first ? first - token : token - last;
    }
}
