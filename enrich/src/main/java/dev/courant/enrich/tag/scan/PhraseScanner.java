package dev.courant.enrich.tag.scan;

import dev.courant.enrich.tag.scan.PhraseIndex.Entry;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.Tokens;

/**
 * Finds the phrases of rules and the names of entities in an article. Phrases inside an idiom are removed, whether they
 * are evidence, required or counter-evidence.
 *
 * @param index the phrases and names to find
 * @param tokens the words of the article
 * @param languageBit the language whose phrases count
 * @param phrases the phrases found, by set and position
 * @param names the names found, in reading order; their sets are numbers of names
 * @param senses the phrases of senses found, in reading order
 */
public record PhraseScanner(
        PhraseIndex index, Tokens tokens, int languageBit, PhraseHits phrases, PhraseHits names, PhraseHits senses)
        implements PhraseTrie.Sink {

    /** The most hits that are kept; further ones hardly change the topics of an article. */
    private static final int MAX_HITS = 50_000;

    /** For the initial capacity: about one word in ten is part of a name, or tells of a sense. */
    private static final int WORDS_PER_NAME = 10;

    /**
     * Scans an article.
     *
     * @param index the phrases and names to find
     * @param tokens the words of the article, numbered by the index's lexicon
     * @param languageBit the language whose phrases count
     */
    public static PhraseScanner scan(PhraseIndex index, Tokens tokens, int languageBit) {
        var phrases = new PhraseHits(tokens.count() + 1);
        var names = new PhraseHits(tokens.count() / WORDS_PER_NAME + 1);
        var senses = new PhraseHits(tokens.count() / WORDS_PER_NAME + 1);
        var scanner = new PhraseScanner(index, tokens, languageBit, phrases, names, senses);
        index.trie().scan(tokens, scanner);
        scanner.phrases.sort();
        scanner.phrases.removeInside(Idioms.of(index, scanner.phrases));
        return scanner;
    }

    @Override
    public void found(int entry, int first, int last) {
        if ((index.languagesOf(entry) & languageBit) == 0 || !Phrase.casesFit(index.casesOf(entry), tokens, first)) {
            return;
        }
        int set = index.setOf(entry);
        if (set == Entry.SENSE) {
            add(senses, 0, first, last, entry);
        } else if (set < 0) {
            add(names, -1 - set, first, last, entry);
        } else {
            add(phrases, set, first, last, entry);
        }
    }

    private void add(PhraseHits hits, int set, int first, int last, int entry) {
        if (hits.count() < MAX_HITS) {
            hits.add(set, first, last, index.phraseOf(entry));
        }
    }
}
