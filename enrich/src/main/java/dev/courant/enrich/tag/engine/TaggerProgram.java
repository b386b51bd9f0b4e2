package dev.courant.enrich.tag.engine;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.PersonNameWords;
import dev.courant.enrich.language.FunctionWords;
import dev.courant.enrich.language.LanguageIdentifier;
import dev.courant.enrich.model.CompiledModel;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.entity.EntityIndex;
import dev.courant.enrich.tag.rule.RuleCompiler;
import dev.courant.enrich.tag.rule.RuleProgram;
import dev.courant.enrich.tag.scan.PhraseIndex;
import dev.courant.enrich.tag.scan.PhraseIndexBuilder;
import dev.courant.enrich.tag.sense.SenseProgram;
import dev.courant.enrich.taxonomy.Taxonomy;

/**
 * A compiled taxonomy, gazetteer and model. All of them use the word numbers of one lexicon and the phrases of one
 * index.
 *
 * @param phrases all phrases and names
 * @param senses the senses of words that are no evidence
 * @param rules the rules over them
 * @param entities the entities that the names stand for
 * @param nameWords the words by which names of persons are recognised
 * @param identifier identifies the language
 * @param model adjusts the scores of topics that rules found
 */
record TaggerProgram(
        PhraseIndex phrases,
        SenseProgram senses,
        RuleProgram rules,
        EntityIndex entities,
        PersonNameWords nameWords,
        LanguageIdentifier identifier,
        CompiledModel model) {

    static TaggerProgram compile(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        var phrases = new PhraseIndexBuilder(taxonomy.lists());
        var functionWords = FunctionWords.addTo(phrases.lexicon());
        var nameWords = PersonNameWords.addTo(phrases.lexicon());
        var compiler = new RuleCompiler(taxonomy, phrases);
        var senses = SenseProgram.compile(taxonomy, phrases);
        var entities = EntityIndex.of(gazetteer, phrases, functionWords, nameWords);
        var rules = compiler.program();
        var compiledModel = model.compile(phrases.lexicon(), rules.topics());
        return new TaggerProgram(
                phrases.build(),
                senses,
                rules,
                entities,
                nameWords,
                new LanguageIdentifier(functionWords),
                compiledModel);
    }
}
