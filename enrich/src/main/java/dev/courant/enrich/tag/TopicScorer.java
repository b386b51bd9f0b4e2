package dev.courant.enrich.tag;

import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Sums the evidence of each topic as {@link ScoreModel} describes. */
final class TopicScorer {
    /** The lead: so many first words of the text, to the end of the sentence they are in. */
    private static final int LEAD_WORDS = 60;

    /** Matches of one topic beyond this many would add nothing: each repeats rules that are worn out. */
    private static final int MAX_MATCHES = 200;

    private final RuleProgram program;
    private final Tokens tokens;
    private final int[] counterPhrases;
    private final int leadLimit;

    TopicScorer(RuleProgram program, Tokens tokens, int[] counterPhrases) {
        this.program = program;
        this.tokens = tokens;
        this.counterPhrases = counterPhrases;
        int lead = Math.min(tokens.titleCount() + LEAD_WORDS, tokens.count()) - 1;
        this.leadLimit = lead < 0 ? 0 : tokens.limit(tokens.sentence(lead));
    }

    /** @param matches by topic, then in reading order */
    ScoredTopics score(List<Match> matches) {
        var topics = new ArrayList<ScoredTopics.Topic>();
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
        return new ScoredTopics(program, topics);
    }

    private ScoredTopics.Topic topic(List<Match> matches) {
        double[] contributions = new double[matches.size()];
        double sum = 0;
        boolean prominent = false;
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = contribution(matches, i);
            sum += contributions[i];
            prominent |= matches.get(i).first() < leadLimit;
        }
        double factor =
                ScoreModel.counterFactor(sum, counterPhrases[matches.getFirst().topic()]);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] *= factor;
        }
        double score = ScoreModel.score(sum * factor, differentPhrases(matches), tokens.count());
        return new ScoredTopics.Topic(matches, contributions, sum * factor, score, prominent);
    }

    private int differentPhrases(List<Match> matches) {
        int[] phrases = new int[matches.size()];
        int different = 0;
        for (Match match : matches) {
            int phrase = phrase(match);
            boolean known = false;
            for (int i = 0; i < different && !known; i++) {
                known = phrases[i] == phrase;
            }
            if (!known) {
                phrases[different++] = phrase;
            }
        }
        return different;
    }

    /** A hash of the phrase's word forms: two phrases that share one are counted as one, which does no harm. */
    private int phrase(Match match) {
        int hash = 0;
        for (int token = match.first(); token <= match.last(); token++) {
            hash = hash * 31 + tokens.form(token);
        }
        return hash;
    }

    private double contribution(List<Match> matches, int at) {
        Match match = matches.get(at);
        int ofRule = 0;
        int inSentence = 0;
        for (int i = 0; i < at; i++) {
            ofRule += matches.get(i).rule() == match.rule() ? 1 : 0;
            inSentence += tokens.sentence(matches.get(i).first()) == tokens.sentence(match.first()) ? 1 : 0;
        }
        return match.weight() * place(match.first()) * ScoreModel.novelty(ofRule, inSentence);
    }

    private double place(int token) {
        if (tokens.inTitle(token)) {
            return ScoreModel.TITLE;
        }
        return token < leadLimit ? ScoreModel.LEAD : 1;
    }
}
