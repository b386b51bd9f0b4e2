package dev.courant.enrich.tag.engine;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.entity.CountryPairFinder;
import dev.courant.enrich.tag.entity.EntityResolver;
import dev.courant.enrich.tag.entity.PersonFinder;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what an article is about, and shows where it says so. Making one compiles all rules and takes a noticeable
 * fraction of a second; tagging with it is a pure function of the text. Immutable and thread-safe.
 */
public final class Tagger {
    private final TaggerProgram program;

    private Tagger(TaggerProgram program) {
        this.program = program;
    }

    /**
     * Compiles the rules.
     *
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer) {
        return of(taxonomy, gazetteer, LinearModel.NONE);
    }

    /**
     * Compiles the rules, with a model that adjusts the scores of the topics they find.
     *
     * @param model moves scores; it makes no tag of its own, since it finds no passages
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        return new Tagger(TaggerProgram.compile(taxonomy, gazetteer, model));
    }

    /** The topics that the taxonomy's threshold asserts, and the entities. */
    public Tagging tag(TaggableText text) {
        return tag(text, program.rules().threshold());
    }

    /**
     * The topics with at least this score, and the entities.
     *
     * @param minScore from 0 to 1; 0 shows every topic with any evidence
     */
    public Tagging tag(TaggableText text, double minScore) {
        var words = ArticleAnalysis.Words.of(program, text);
        if (words.languageBit() == 0) {
            return new Tagging(words.language(), List.of(), List.of(), List.of());
        }
        var analysis = ArticleAnalysis.of(program, text, words);
        return new Tagging(
                words.language(),
                analysis.topics().tags(analysis.excerpts(), minScore),
                entities(analysis),
                new CountryPairFinder(analysis.mentions(), words.tokens()).find());
    }

    private List<FoundEntity> entities(ArticleAnalysis analysis) {
        var known = new EntityResolver(analysis.mentions(), analysis.phrases(), analysis.excerpts());
        var all = new ArrayList<>(known.resolve());
        all.addAll(new PersonFinder(program.nameWords(), analysis.mentions(), analysis.excerpts()).find());
        return all;
    }

    /** All that speaks for and against every topic; slower and larger than {@link #tag(TaggableText)}. */
    public TagExplanation explain(TaggableText text) {
        var words = ArticleAnalysis.Words.of(program, text);
        if (words.languageBit() == 0) {
            return new TagExplanation(words.language(), words.tokens().count(), List.of());
        }
        var analysis = ArticleAnalysis.of(program, text, words);
        var explainer = new Explainer(program.rules(), analysis.excerpts());
        return new TagExplanation(
                words.language(), words.tokens().count(), explainer.topics(analysis.topics(), analysis.vetoes()));
    }
}
