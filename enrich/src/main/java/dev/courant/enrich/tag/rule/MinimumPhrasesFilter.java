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
            keepTogether(candidates.subList(from, Math.min(to, from + MAX_MATCHES)), rule.minimum(), kept);
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

    private static void keepTogether(List<RuleMatch> ofRule, MinimumPhrases minimum, List<RuleMatch> kept) {
        int next = 0;
        for (int first = 0; first < ofRule.size(); first++) {
            int end = endOfSpan(ofRule, first, minimum.span());
            if (isMet(ofRule.subList(first, end), minimum)) {
                next = Math.max(next, first);
                while (next < end) {
                    kept.add(ofRule.get(next++));
                }
            }
        }
    }

    private static int endOfSpan(List<RuleMatch> matches, int first, int span) {
        int end = matches.size();
        while (span > 0 && matches.get(end - 1).first() - matches.get(first).first() > span) {
            end--;
        }
        return end;
    }

    private static boolean isMet(List<RuleMatch> together, MinimumPhrases minimum) {
        int count = 0;
        int different = 0;
        for (int i = 0; i < together.size(); i++) {
            boolean newPosition =
                    i == 0 || together.get(i).first() != together.get(i - 1).first();
            count += newPosition ? 1 : 0;
            different += isNew(together, i) ? 1 : 0;
            if (count >= minimum.count() && different >= minimum.different()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNew(List<RuleMatch> together, int at) {
        for (int i = 0; i < at; i++) {
            if (together.get(i).phrase() == together.get(at).phrase()) {
                return false;
            }
        }
        return true;
    }
}
