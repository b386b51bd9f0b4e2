package dev.courant.enrich.tag.score;

import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.tag.rule.RuleProgram;
import dev.courant.enrich.tag.scan.ArticleZones;
import dev.courant.enrich.tag.scan.Background;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.scan.PhraseScanner;
import dev.courant.enrich.tag.score.TopicEvidence.Strength;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums the evidence of each topic as {@link ScoreModel} describes. For a single article. */
public final class TopicScorer {
    /** Further matches of a topic are ignored: they repeat rules whose matches hardly count any more. */
    private static final int MAX_MATCHES = 200;

    private final RuleProgram program;
    private final Tokens tokens;
    private final int[] counterPhrases;
    private final ArticleZones zones;
    private final Background background;
    private final SentenceShares shares;

    /**
     * Creates a scorer for one article.
     *
     * @param program the rules
     * @param excerpts the article
     * @param scan what was found, counter-evidence among it
     */
    public TopicScorer(RuleProgram program, Excerpts excerpts, PhraseScanner scan) {
        this.program = program;
        this.tokens = excerpts.tokens();
        this.background = new Background(excerpts, scan.past());
        this.counterPhrases = counterPhrases(program, scan.phrases());
        this.zones = ArticleZones.of(tokens);
        this.shares = new SentenceShares(tokens, background);
    }

    /**
     * Scores the topics.
     *
     * @param all the matches, sorted by topic, then in reading order
     * @return the topics with their scores
     */
    public ScoredTopics score(List<RuleMatch> all) {
        var topics = new ArrayList<TopicEvidence>();
        List<RuleMatch> matches = all.stream()
                .filter(match -> background.weight(match.first()) > 0)
                .toList();
        shares.addAll(matches);
        int from = 0;
        while (from < matches.size()) {
            int to = from + 1;
            while (to < matches.size()
                    && matches.get(to).topic() == matches.get(from).topic()) {
                to++;
            }
            topics.add(topic(matches.subList(from, Math.min(to, from + MAX_MATCHES))));
            from = to;
        }
        return ScoredTopics.of(program, topics, tokens.count());
    }

    private TopicEvidence topic(List<RuleMatch> matches) {
        double[] contributions = new double[matches.size()];
        double sum = 0;
        double hinted = 0;
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = contribution(matches, i);
            sum += contributions[i];
            hinted += matches.get(i).weight() < ScoreModel.HINT ? contributions[i] : 0;
        }
        int counter = counterPhrases[matches.getFirst().topic()];
        double factor = ScoreModel.counterFactor(sum, counter);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] *= factor;
        }
        return new TopicEvidence(
                matches.getFirst().topic(),
                matches,
                contributions,
                new Strength(sum * factor, shares.undivided(matches), hinted / sum),
                isProminent(matches),
                differentPhrases(matches),
                counter);
    }

    private boolean isProminent(List<RuleMatch> matches) {
        return matches.stream().anyMatch(match -> match.first() < zones.leadLimit());
    }

    private static int differentPhrases(List<RuleMatch> matches) {
        int[] phrases = new int[matches.size()];
        int different = 0;
        for (RuleMatch match : matches) {
            boolean known = false;
            for (int i = 0; i < different && !known; i++) {
                known = phrases[i] == match.phrase();
            }
            if (!known) {
                phrases[different++] = match.phrase();
            }
        }
        return different;
    }

    private double contribution(List<RuleMatch> matches, int at) {
        RuleMatch match = matches.get(at);
        int ofRule = 0;
        int inSentence = 0;
        for (int i = 0; i < at; i++) {
            ofRule += matches.get(i).rule() == match.rule() ? 1 : 0;
            inSentence += tokens.sentence(matches.get(i).first()) == tokens.sentence(match.first()) ? 1 : 0;
        }
        return match.weight()
                * place(match.first())
                * background.weight(match.first())
                * ScoreModel.novelty(ofRule, inSentence);
    }

    private double place(int token) {
        return switch (zones.of(token)) {
            case TITLE -> ScoreModel.TITLE;
            case LEAD -> ScoreModel.LEAD;
            case BODY -> 1;
        };
    }

    /** Returns for each topic the number of occurrences of its counter-evidence, each position once. */
    private static int[] counterPhrases(RuleProgram program, PhraseHits hits) {
        int[] counts = new int[program.topics().size()];
        int[] lastCounted = new int[counts.length];
        Arrays.fill(lastCounted, -1);
        for (int hit = 0; hit < hits.count(); hit++) {
            for (int topic : program.counterOfSet()[hits.set(hit)]) {
                if (lastCounted[topic] != hits.first(hit)) {
                    lastCounted[topic] = hits.first(hit);
                    counts[topic]++;
                }
            }
        }
        return counts;
    }
}
