package dev.courant.enrich.tag;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.List;

/**
 * Tells what an article is about, and shows where it says so. Making one compiles all rules and takes a noticeable
 * fraction of a second; tagging with it is a pure function of the text. Immutable and thread-safe.
 */
public final class Tagger {
    private final RuleProgram program;

    private Tagger(RuleProgram program) {
        this.program = program;
    }

    /**
     * Compiles the rules.
     *
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer) {
        return new Tagger(new RuleCompiler(taxonomy, gazetteer).compile());
    }

    /** The topics that the taxonomy's threshold asserts, and the entities. */
    public Tagging tag(TaggableText text) {
        return tag(text, program.threshold());
    }

    /**
     * The topics with at least this score.
     *
     * @param minScore from 0 to 1; 0 shows every topic with any evidence
     */
    public Tagging tag(TaggableText text, double minScore) {
        Tokens tokens = Tokenizer.tokenize(program.lexicon(), text.title(), text.text());
        String language = program.identifier().identify(tokens, text.declaredLanguage());
        int languageBit = program.languageBit(language);
        if (languageBit == 0) {
            return new Tagging(language, List.of(), List.of());
        }
        var excerpts = new Excerpts(text, tokens);
        var hits = HitCollector.collect(program, tokens, languageBit);
        var mentions = EntityFinder.find(program, tokens, hits);
        var matches = new RuleEvaluator(program, tokens, hits.phrases(), mentions).evaluate();
        var scorer = new TopicScorer(program, tokens, CounterEvidence.of(program, hits.phrases()));
        var tags = scorer.score(matches).tags(excerpts, minScore);
        return new Tagging(language, tags, new EntityList(mentions, hits.phrases(), excerpts).found());
    }
}
