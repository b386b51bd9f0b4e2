package dev.courant.enrich.tag;

import dev.courant.enrich.tag.RuleProgram.CompiledRule;
import dev.courant.enrich.taxonomy.TopicRule.Quorum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Drops the matches of rules that want several of their phrases, where there are too few together. */
final class Quorums {
    private static final Comparator<Match> BY_RULE_AND_PLACE =
            Comparator.comparingInt(Match::rule).thenComparingInt(Match::first);

    /** Further matches of one rule are taken as they come: so many are a quorum. */
    private static final int LOOKED_AT = 256;

    private final RuleProgram program;

    Quorums(RuleProgram program) {
        this.program = program;
    }

    /** The matches that hold, in no particular order. */
    List<Match> filter(List<Match> matches) {
        var kept = new ArrayList<Match>(matches.size());
        var waiting = new ArrayList<Match>();
        for (Match match : matches) {
            (program.rules()[match.rule()].needsQuorum() ? waiting : kept).add(match);
        }
        waiting.sort(BY_RULE_AND_PLACE);
        int from = 0;
        while (from < waiting.size()) {
            int to = endOfRule(waiting, from);
            CompiledRule rule = program.rules()[waiting.get(from).rule()];
            keepTogether(waiting.subList(from, Math.min(to, from + LOOKED_AT)), rule.quorum(), kept);
            from = to;
        }
        return kept;
    }

    private static int endOfRule(List<Match> matches, int from) {
        int to = from + 1;
        while (to < matches.size()
                && matches.get(to).rule() == matches.get(from).rule()) {
            to++;
        }
        return to;
    }

    private static void keepTogether(List<Match> ofRule, Quorum quorum, List<Match> kept) {
        int next = 0;
        for (int first = 0; first < ofRule.size(); first++) {
            int end = endOfSpan(ofRule, first, quorum.span());
            if (isMet(ofRule.subList(first, end), quorum)) {
                next = Math.max(next, first);
                while (next < end) {
                    kept.add(ofRule.get(next++));
                }
            }
        }
    }

    private static int endOfSpan(List<Match> matches, int first, int span) {
        int end = matches.size();
        while (span > 0 && matches.get(end - 1).first() - matches.get(first).first() > span) {
            end--;
        }
        return end;
    }

    private static boolean isMet(List<Match> together, Quorum quorum) {
        int count = 0;
        int different = 0;
        for (int i = 0; i < together.size(); i++) {
            boolean newPlace =
                    i == 0 || together.get(i).first() != together.get(i - 1).first();
            count += newPlace ? 1 : 0;
            different += isNew(together, i) ? 1 : 0;
            if (count >= quorum.count() && different >= quorum.different()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNew(List<Match> together, int at) {
        for (int i = 0; i < at; i++) {
            if (together.get(i).phrase() == together.get(at).phrase()) {
                return false;
            }
        }
        return true;
    }
}
