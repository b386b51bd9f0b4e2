package dev.courant.enrich.tag.engine;

import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.entity.MentionFinder;
import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.rule.CounterPhrases;
import dev.courant.enrich.tag.rule.RuleEvaluator;
import dev.courant.enrich.tag.rule.RuleVeto;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.scan.PhraseScanner;
import dev.courant.enrich.tag.score.ScoredTopics;
import dev.courant.enrich.tag.score.TopicScorer;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.List;

/**
 * The analysis of an article, from which tags, entities and explanations are made.
 *
 * @param excerpts cuts passages out of the article
 * @param phrases the phrases found
 * @param mentions the mentions of entities found
 * @param topics the topics found, with their scores
 * @param vetoes the vetoes that prevented matches
 */
record ArticleAnalysis(
        Excerpts excerpts, PhraseHits phrases, MentionList mentions, ScoredTopics topics, List<RuleVeto> vetoes) {

    /** The words of an article and their language; its bit is 0 for a language without rules. */
    record Words(Tokens tokens, String language, int languageBit) {
        static Words of(TaggerProgram program, TaggableText text) {
            Tokens tokens = Tokenizer.tokenize(program.phrases().lexicon(), text.title(), text.text());
            String language = program.identifier().identify(tokens, text.title(), text.text(), text.declaredLanguage());
            return new Words(tokens, language, program.phrases().languageBit(language));
        }
    }

    static ArticleAnalysis of(TaggerProgram program, TaggableText text, Words words) {
        Tokens tokens = words.tokens();
        var scan = PhraseScanner.scan(program.phrases(), tokens, words.languageBit());
        var mentions = MentionFinder.find(program.entities(), tokens, scan.names());
        var evaluator = new RuleEvaluator(program.rules(), tokens, scan.phrases(), mentions);
        var scorer = new TopicScorer(program.rules(), tokens, CounterPhrases.count(program.rules(), scan.phrases()));
        var topics = scorer.score(evaluator.evaluate()).rescored(program.model().rescorer(tokens, words.language()));
        var excerpts = new Excerpts(text.title(), text.text(), tokens);
        return new ArticleAnalysis(excerpts, scan.phrases(), mentions, topics, evaluator.vetoes());
    }
}
