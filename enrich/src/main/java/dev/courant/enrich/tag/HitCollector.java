package dev.courant.enrich.tag;

import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.Tokens;

/**
 * Runs the trie over an article and sorts what it finds: phrases of rules and names of places. Phrases inside an idiom
 * are left out, whether they would speak for a topic, beside another phrase, or against it.
 *
 * @param phrases by set and place
 * @param names in reading order; their sets are numbers of names
 */
record HitCollector(RuleProgram program, Tokens tokens, int languageBit, Hits phrases, Hits names)
        implements PhraseTrie.Sink {

    /** An article with more hits than this says nothing new with the rest. */
    private static final int MAX_HITS = 50_000;

    private static final int NAMES_ARE_ONE_IN = 10;

    static HitCollector collect(RuleProgram program, Tokens tokens, int languageBit) {
        var phrases = new Hits(tokens.count() + 1);
        var names = new Hits(tokens.count() / NAMES_ARE_ONE_IN + 1);
        var collector = new HitCollector(program, tokens, languageBit, phrases, names);
        program.trie().scan(tokens, collector);
        collector.phrases.sort();
        collector.phrases.removeInside(Idioms.of(program, collector.phrases));
        return collector;
    }

    @Override
    public void found(int entryId, int first, int last) {
        RuleProgram.Entry entry = program.entries()[entryId];
        if ((entry.languages() & languageBit) == 0 || !Phrase.casesFit(entry.cases(), tokens, first)) {
            return;
        }
        Hits hits = entry.set() < 0 ? names : phrases;
        if (hits.count() < MAX_HITS) {
            hits.add(entry.set() < 0 ? -1 - entry.set() : entry.set(), first, last, entry.phrase());
        }
    }
}
