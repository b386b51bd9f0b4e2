package dev.courant.enrich.tag.engine;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.entity.CountryPairFinder;
import dev.courant.enrich.tag.entity.EntityResolver;
import dev.courant.enrich.tag.entity.MentionFinder;
import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.entity.PersonFinder;
import dev.courant.enrich.tag.rule.RuleEvaluator;
import dev.courant.enrich.tag.rule.RuleVeto;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.tag.scan.PhraseScanner;
import dev.courant.enrich.tag.score.ScoredTopics;
import dev.courant.enrich.tag.score.TopicScorer;
import dev.courant.enrich.tag.sense.SenseFinder;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the topics and entities of an article, with the passages that are evidence for them. Creating a tagger compiles
 * all rules, which takes some hundred milliseconds; tagging is a pure function of the text. Immutable and thread-safe.
 */
public final class Tagger {
    private final TaggerProgram program;

    /** The words of an article and their language, and whether there are rules for it. */
    private record Words(Tokens tokens, String language, boolean supported) {
        static Words of(TaggerProgram program, TaggableText text) {
            Tokens tokens = Tokenizer.tokenize(program.phrases().lexicon(), text.title(), text.text());
            String language = program.identifier().identify(tokens, text.title(), text.text(), text.declaredLanguage());
            return new Words(tokens, language, program.phrases().supports(language));
        }
    }

    /**
     * The analysis of an article, from which tags, entities and explanations are made.
     *
     * @param excerpts cuts passages out of the article
     * @param mentions the mentions of entities found
     * @param topics the topics found, with their scores
     * @param vetoes the vetoes that prevented matches
     */
    private record Analysis(Excerpts excerpts, MentionList mentions, ScoredTopics topics, List<RuleVeto> vetoes) {

        static Analysis of(TaggerProgram program, TaggableText text, Words words) {
            Tokens tokens = words.tokens();
            var scan = PhraseScanner.scan(program.phrases(), tokens, words.language());
            var excerpts = new Excerpts(text.title(), text.text(), tokens);
            var mentions = MentionFinder.find(program.entities(), excerpts, scan.names(), scan.phrases());
            var senses = SenseFinder.find(program.senses(), tokens, scan.senses());
            var evaluator = new RuleEvaluator(program.rules(), tokens, scan.phrases(), mentions, senses);
            var scorer = new TopicScorer(program.rules(), excerpts, scan);
            var byRules =
                    scorer.score(evaluator.evaluate()).rescored(program.model().rescorer(tokens, words.language()));
            var topics = program.model()
                    .sentences(tokens, text.title(), text.text(), words.language())
                    .map(sentences -> byRules.withSentences(sentences, excerpts, words.language()))
                    .orElse(byRules);
            return new Analysis(excerpts, mentions, topics, evaluator.vetoes());
        }
    }

    private Tagger(TaggerProgram program) {
        this.program = program;
    }

    /**
     * Compiles a taxonomy.
     *
     * @param taxonomy the topics and their rules
     * @param gazetteer the entities
     * @return a tagger without a model
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer) {
        return of(taxonomy, gazetteer, LinearModel.NONE);
    }

    /**
     * Compiles a taxonomy with a model.
     *
     * @param taxonomy the topics and their rules
     * @param gazetteer the entities
     * @param model adjusts the scores of topics that rules found, and adds topics that sentences show
     * @return a tagger
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        return new Tagger(TaggerProgram.compile(taxonomy, gazetteer, model));
    }

    /** Returns the topics whose score reaches the taxonomy's threshold, and the entities. */
    public Tagging tag(TaggableText text) {
        return tag(text, program.rules().threshold());
    }

    /**
     * Returns the topics with at least a score, and the entities.
     *
     * @param text the article
     * @param minScore the score, from 0 to 1; 0 returns every topic with any evidence
     */
    public Tagging tag(TaggableText text, double minScore) {
        var words = Words.of(program, text);
        if (!words.supported()) {
            return new Tagging(words.language(), List.of(), List.of(), List.of());
        }
        var analysis = Analysis.of(program, text, words);
        return new Tagging(
                words.language(),
                analysis.topics().tags(analysis.excerpts(), minScore),
                entities(analysis),
                new CountryPairFinder(analysis.mentions(), words.tokens()).find());
    }

    private List<FoundEntity> entities(Analysis analysis) {
        var resolver = new EntityResolver(analysis.mentions(), analysis.excerpts());
        var all = new ArrayList<>(resolver.resolve());
        all.addAll(new PersonFinder(program.nameWords(), analysis.mentions(), analysis.excerpts()).find());
        return all;
    }

    /** Explains the scores of all topics; slower than {@link #tag(TaggableText)}, with a larger result. */
    public TagExplanation explain(TaggableText text) {
        var words = Words.of(program, text);
        if (!words.supported()) {
            return new TagExplanation(words.language(), words.tokens().count(), List.of());
        }
        var analysis = Analysis.of(program, text, words);
        var explainer = new Explainer(program.rules(), analysis.excerpts());
        return new TagExplanation(
                words.language(), words.tokens().count(), explainer.topics(analysis.topics(), analysis.vetoes()));
    }
}
