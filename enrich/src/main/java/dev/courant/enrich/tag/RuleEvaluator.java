package dev.courant.enrich.tag;

import dev.courant.enrich.tag.RuleProgram.CompiledRule;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evaluates the rules whose phrases occur, over the hits alone. Of overlapping matches of one topic the weightier is
 * kept, so that no word counts twice for it.
 */
final class RuleEvaluator {
    private static final Comparator<Match> BY_TOPIC_AND_PLACE = Comparator.comparingInt(Match::topic)
            .thenComparingInt(Match::first)
            .thenComparing(Comparator.comparingDouble(Match::weight).reversed())
            .thenComparingInt(Match::rule)
            .thenComparingInt(Match::last);

    private final RuleProgram program;
    private final Hits hits;
    private final Zones zones;
    private final Proximity company;
    private final List<Veto> vetoes = new ArrayList<>();

    RuleEvaluator(RuleProgram program, Tokens tokens, Hits hits, Mentions mentions) {
        this.program = program;
        this.hits = hits;
        this.zones = Zones.of(tokens);
        this.company = new Proximity(tokens, hits, mentions);
    }

    /** What holds, by topic and then in reading order. */
    List<Match> evaluate() {
        var matches = new ArrayList<Match>();
        for (int hit = 0; hit < hits.count(); hit++) {
            for (int rule : program.rulesOfSet()[hits.set(hit)]) {
                evaluate(rule, hit, matches);
            }
        }
        var holding = new Quorums(program).filter(matches);
        holding.sort(BY_TOPIC_AND_PLACE);
        return withoutOverlaps(holding);
    }

    /** What would have held, but for a phrase that forbade it; known after {@link #evaluate()}. */
    List<Veto> vetoes() {
        return vetoes;
    }

    private void evaluate(int index, int hit, List<Match> matches) {
        CompiledRule rule = program.rules()[index];
        int first = hits.first(hit);
        int last = hits.last(hit);
        if (!rule.in().contains(zones.of(first))) {
            return;
        }
        int found = rule.needsCompany() ? company.nearest(rule, first, last) : first;
        if (found == Proximity.NONE) {
            return;
        }
        int veto = company.veto(rule, first);
        if (veto == Proximity.NONE) {
            matches.add(new Match(index, rule.topic(), rule.weight(), hits.phrase(hit), first, last, found));
        } else {
            vetoes.add(new Veto(index, first, last, hits.first(veto), hits.last(veto)));
        }
    }

    private static List<Match> withoutOverlaps(List<Match> sorted) {
        var kept = new ArrayList<Match>(sorted.size());
        for (Match match : sorted) {
            Match before = kept.isEmpty() ? null : kept.getLast();
            if (before == null || before.topic() != match.topic() || !before.overlaps(match)) {
                kept.add(match);
            } else if (isStronger(match, before)) {
                kept.set(kept.size() - 1, match);
            }
        }
        return kept;
    }

    private static boolean isStronger(Match match, Match before) {
        return match.weight() > before.weight()
                || (match.weight() == before.weight() && match.words() > before.words());
    }
}
