package dev.courant.enrich.tag;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
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
        return of(taxonomy, gazetteer, LinearModel.NONE);
    }

    /**
     * Compiles the rules, with a model for a second opinion on the topics they find.
     *
     * @param model moves scores; it makes no tag of its own, since it finds no passages
     * @throws dev.courant.enrich.taxonomy.TaxonomyException when a rule cannot be compiled
     */
    public static Tagger of(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        return new Tagger(new RuleCompiler(taxonomy, gazetteer, model).compile());
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
        var words = Reading.Words.of(program, text);
        if (words.languageBit() == 0) {
            return new Tagging(words.language(), List.of(), List.of(), List.of());
        }
        var reading = Reading.of(program, text, words);
        var tags = reading.topics().tags(reading.excerpts(), minScore);
        var entities = new EntityList(reading.mentions(), reading.phrases(), reading.excerpts());
        var all = new ArrayList<>(entities.found());
        all.addAll(new PersonFinder(program, reading).found());
        return new Tagging(words.language(), tags, all, new CountryPairs(program, reading).found());
    }

    /** All that speaks for and against every topic; slower and larger than {@link #tag(TaggableText)}. */
    public Explanation explain(TaggableText text) {
        var words = Reading.Words.of(program, text);
        if (words.languageBit() == 0) {
            return new Explanation(words.language(), words.tokens().count(), List.of());
        }
        var reading = Reading.of(program, text, words);
        var explainer = new Explainer(program, reading.excerpts());
        return new Explanation(
                words.language(), words.tokens().count(), explainer.topics(reading.topics(), reading.vetoes()));
    }
}
