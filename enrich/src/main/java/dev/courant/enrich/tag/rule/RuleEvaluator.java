package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.rule.RuleProgram.CompiledRoles;
import dev.courant.enrich.tag.rule.RuleProgram.CompiledRule;
import dev.courant.enrich.tag.scan.ArticleZones;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.sense.OtherSenses;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules whose phrases occur in an article. Of overlapping matches of one topic, the one with the highest
 * weight is kept, so that no word counts twice for a topic.
 */
public final class RuleEvaluator {
    private final RuleProgram program;
    private final PhraseHits hits;
    private final ArticleZones zones;
    private final Proximity proximity;
    private final RoleFinder roleFinder;
    private final OtherSenses senses;
    private final List<RuleVeto> vetoes = new ArrayList<>();

    /**
     * Creates an evaluator for one article.
     *
     * @param program the rules
     * @param tokens the words of the article
     * @param hits the phrases found, sorted
     * @param mentions the mentions found
     * @param senses the words that mean something else
     */
    public RuleEvaluator(
            RuleProgram program, Tokens tokens, PhraseHits hits, MentionList mentions, OtherSenses senses) {
        this.program = program;
        this.hits = hits;
        this.zones = ArticleZones.of(tokens);
        this.proximity = new Proximity(tokens, hits, mentions, senses);
        this.roleFinder = new RoleFinder(tokens, hits, mentions, senses);
        this.senses = senses;
    }

    /** Returns the matches of all rules, by topic and then in reading order. */
    public List<RuleMatch> evaluate() {
        var matches = new ArrayList<RuleMatch>();
        int end;
        for (int first = 0; first < hits.count(); first = end) {
            end = hits.endOfSet(first);
            for (int rule : program.rulesOfSet()[hits.set(first)]) {
                for (int hit = first; hit < end; hit++) {
                    evaluate(rule, hit, matches);
                }
            }
        }
        var complete = new MinimumPhrasesFilter(program).filter(matches);
        complete.sort(RuleEvaluator::byTopicAndPlace);
        return withoutOverlaps(complete);
    }

    /** Returns the matches that a veto prevented; empty before {@link #evaluate()}. */
    public List<RuleVeto> vetoes() {
        return vetoes;
    }

    private boolean isOtherSense(int index, int hit) {
        int first = hits.first(hit);
        int last = hits.last(hit);
        OtherSenses.Span span = senses.find(program.rules()[index].topic(), first, last);
        if (span != null) {
            vetoes.add(new RuleVeto(index, first, last, span.signFirst(), span.signLast()));
        }
        return span != null;
    }

    private void evaluate(int index, int hit, List<RuleMatch> matches) {
        CompiledRule rule = program.rules()[index];
        int first = hits.first(hit);
        int last = hits.last(hit);
        if (!rule.in().contain(zones, first)) {
            return;
        }
        RuleMatch.Near near = near(rule, first, last);
        if (near == null) {
            return;
        }
        if (isOtherSense(index, hit)) {
            return;
        }
        int veto = proximity.veto(rule, first);
        if (veto == Proximity.NONE) {
            matches.add(new RuleMatch(index, rule.topic(), rule.weight(), hits.phrase(hit), first, last, near));
        } else {
            vetoes.add(new RuleVeto(index, first, last, hits.first(veto), hits.last(veto)));
        }
    }

    /** Returns what a rule requires near a phrase, or null where it is not there. */
    private RuleMatch.@Nullable Near near(CompiledRule rule, int first, int last) {
        int found = rule.required().isEmpty() ? first : proximity.nearest(rule, first, last);
        if (found == Proximity.NONE) {
            return null;
        }
        CompiledRoles required = rule.required().roles();
        if (required == null) {
            return new RuleMatch.Near(Math.min(first, found), Math.max(last, found));
        }
        RoleFinder.Roles roles = roleFinder.find(required, rule.topic(), first, last);
        return roles == null ? null : new RuleMatch.Near(roles.first(first), roles.last(last));
    }

    /** Compares by topic, place, weight, rule and end. A chain of comparators would take a third longer to sort. */
    private static int byTopicAndPlace(RuleMatch a, RuleMatch b) {
        if (a.topic() != b.topic()) {
            return Integer.compare(a.topic(), b.topic());
        }
        if (a.first() != b.first()) {
            return Integer.compare(a.first(), b.first());
        }
        if (a.weight() != b.weight()) {
            return Double.compare(b.weight(), a.weight());
        }
        return a.rule() != b.rule() ? Integer.compare(a.rule(), b.rule()) : Integer.compare(a.last(), b.last());
    }

    private static List<RuleMatch> withoutOverlaps(List<RuleMatch> sorted) {
        var kept = new ArrayList<RuleMatch>(sorted.size());
        for (RuleMatch match : sorted) {
            RuleMatch before = kept.isEmpty() ? null : kept.getLast();
            if (before == null || before.topic() != match.topic() || !before.overlaps(match)) {
                kept.add(match);
            } else if (isStronger(match, before)) {
                kept.set(kept.size() - 1, match);
            }
        }
        return kept;
    }

    private static boolean isStronger(RuleMatch match, RuleMatch before) {
        return match.weight() > before.weight()
                || (match.weight() == before.weight() && match.words() > before.words());
    }
}
