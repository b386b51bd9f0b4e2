package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.rule.RuleProgram.CompiledRule;
import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import java.util.ArrayList;
import java.util.List;

/** Removes the matches of rules that require several of their phrases together, where there are too few. */
final class MinimumPhrasesFilter {
    /** The most matches of a rule that are checked; further ones are dropped. */
    private static final int MAX_MATCHES = 256;

    private final RuleProgram program;

    MinimumPhrasesFilter(RuleProgram program) {
        this.program = program;
    }

    /** Returns the remaining matches, in no particular order. */
    List<RuleMatch> filter(List<RuleMatch> matches) {
        var kept = new ArrayList<RuleMatch>(matches.size());
        var candidates = new ArrayList<RuleMatch>();
        for (RuleMatch match : matches) {
            (program.rules()[match.rule()].minimum().isRequired() ? candidates : kept).add(match);
        }
        candidates.sort(MinimumPhrasesFilter::byRuleAndPlace);
        int from = 0;
        while (from < candidates.size()) {
            int to = endOfRule(candidates, from);
            CompiledRule rule = program.rules()[candidates.get(from).rule()];
            keepTogether(candidates, from, Math.min(to, from + MAX_MATCHES), rule.minimum(), kept);
            from = to;
        }
        return kept;
    }

    private static int byRuleAndPlace(RuleMatch a, RuleMatch b) {
        return a.rule() != b.rule() ? Integer.compare(a.rule(), b.rule()) : Integer.compare(a.first(), b.first());
    }

    private static int endOfRule(List<RuleMatch> matches, int from) {
        int to = from + 1;
        while (to < matches.size()
                && matches.get(to).rule() == matches.get(from).rule()) {
            to++;
        }
        return to;
    }

    /** Keeps those of the matches of a rule, from one to before another, that stand near enough others. */
    private static void keepTogether(
            List<RuleMatch> matches, int from, int to, MinimumPhrases minimum, List<RuleMatch> kept) {
        int next = from;
        int end = from;
        for (int first = from; first < to; first++) {
            while (end < to && isInSpan(matches.get(first), matches.get(end), minimum.span())) {
                end++;
            }
            if (isMet(matches, first, end, minimum)) {
                next = Math.max(next, first);
                while (next < end) {
                    kept.add(matches.get(next++));
                }
            }
        }
    }

    /** A span of 0 is without end. */
    private static boolean isInSpan(RuleMatch first, RuleMatch other, int span) {
        return span == 0 || other.first() - first.first() <= span;
    }

    private static boolean isMet(List<RuleMatch> matches, int from, int to, MinimumPhrases minimum) {
        if (to - from < Math.max(minimum.count(), minimum.different())) {
            return false;
        }
        int count = 0;
        int different = 0;
        for (int i = from; i < to; i++) {
            boolean newPosition =
                    i == from || matches.get(i).first() != matches.get(i - 1).first();
            count += newPosition ? 1 : 0;
            different += isNew(matches, from, i) ? 1 : 0;
            if (count >= minimum.count() && different >= minimum.different()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNew(List<RuleMatch> matches, int from, int at) {
        for (int i = from; i < at; i++) {
            if (matches.get(i).phrase() == matches.get(at).phrase()) {
                return false;
            }
        }
        return true;
    }
}
