package dev.courant.enrich.tag.scan;

import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.Tokens;

/**
 * Runs the trie over an article and sorts what it finds: phrases of rules and names of entities. Phrases inside an
 * idiom are left out, whether they would speak for a topic, beside another phrase, or against it.
 *
 * @param phrases by set and place
 * @param names in reading order; their sets are numbers of names
 */
public record PhraseScanner(PhraseIndex index, Tokens tokens, int languageBit, PhraseHits phrases, PhraseHits names)
        implements PhraseTrie.Sink {

    /** An article with more hits than this says nothing new with the rest. */
    private static final int MAX_HITS = 50_000;

    private static final int NAMES_ARE_ONE_IN = 10;

    /**
     * Scans an article.
     *
     * @param index the phrases and names to find
     * @param tokens the words of the article, by the index's lexicon
     * @param languageBit the language whose phrases count
     */
    public static PhraseScanner scan(PhraseIndex index, Tokens tokens, int languageBit) {
        var phrases = new PhraseHits(tokens.count() + 1);
        var names = new PhraseHits(tokens.count() / NAMES_ARE_ONE_IN + 1);
        var scanner = new PhraseScanner(index, tokens, languageBit, phrases, names);
        index.trie().scan(tokens, scanner);
        scanner.phrases.sort();
        scanner.phrases.removeInside(Idioms.of(index, scanner.phrases));
        return scanner;
    }

    @Override
    public void found(int entryId, int first, int last) {
        PhraseIndex.Entry entry = index.entries()[entryId];
        if ((entry.languages() & languageBit) == 0 || !Phrase.casesFit(entry.cases(), tokens, first)) {
            return;
        }
        PhraseHits hits = entry.set() < 0 ? names : phrases;
        if (hits.count() < MAX_HITS) {
            hits.add(entry.set() < 0 ? -1 - entry.set() : entry.set(), first, last, entry.phrase());
        }
    }
}
