package dev.courant.enrich.tag;

import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.List;

/**
 * One pass over an article: what it says for each topic, which names it mentions.
 *
 * @param phrases the phrases found
 * @param mentions the names found
 */
record Reading(
        Tokens tokens, Excerpts excerpts, Hits phrases, Mentions mentions, ScoredTopics topics, List<Veto> vetoes) {

    /** The words of an article and the language they are in. */
    record Words(Tokens tokens, String language, int languageBit) {
        static Words of(RuleProgram program, TaggableText text) {
            Tokens tokens = Tokenizer.tokenize(program.lexicon(), text.title(), text.text());
            String language = program.identifier().identify(tokens, text.declaredLanguage());
            return new Words(tokens, language, program.languageBit(language));
        }
    }

    static Reading of(RuleProgram program, TaggableText text, Words words) {
        Tokens tokens = words.tokens();
        var hits = HitCollector.collect(program, tokens, words.languageBit());
        var mentions = EntityFinder.find(program, tokens, hits);
        var evaluator = new RuleEvaluator(program, tokens, hits.phrases(), mentions);
        var scorer = new TopicScorer(program, tokens, CounterEvidence.of(program, hits.phrases()));
        var topics = scorer.score(evaluator.evaluate()).with(program.model().read(tokens, words.language()));
        return new Reading(tokens, new Excerpts(text, tokens), hits.phrases(), mentions, topics, evaluator.vetoes());
    }
}
