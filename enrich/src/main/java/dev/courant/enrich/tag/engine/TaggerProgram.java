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
import dev.courant.enrich.taxonomy.Taxonomy;

/**
 * A taxonomy, a gazetteer and a model, compiled: all of them number words by one lexicon and phrases by one index.
 *
 * @param phrases all phrases and names
 * @param rules the rules over them
 * @param entities what the names stand for
 * @param nameWords the words by which names of persons can be told
 * @param identifier tells the language
 * @param model adjusts the scores of topics that rules found
 */
record TaggerProgram(
        PhraseIndex phrases,
        RuleProgram rules,
        EntityIndex entities,
        PersonNameWords nameWords,
        LanguageIdentifier identifier,
        CompiledModel model) {

    static TaggerProgram compile(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        var phrases = new PhraseIndexBuilder(taxonomy.lists());
        var functionWords = FunctionWords.over(phrases.lexicon());
        var nameWords = PersonNameWords.over(phrases.lexicon());
        var compiler = new RuleCompiler(taxonomy, phrases);
        var entities = EntityIndex.of(gazetteer, phrases, functionWords);
        var rules = compiler.program();
        var compiledModel = model.compile(phrases.lexicon(), rules.topics());
        return new TaggerProgram(
                phrases.build(), rules, entities, nameWords, new LanguageIdentifier(functionWords), compiledModel);
    }
}
