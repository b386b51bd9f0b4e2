package dev.courant.enrich.tag.scan;

import dev.courant.enrich.tag.scan.PhraseIndex.Meaning;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;

/**
 * Finds the phrases of rules and the names of entities in an article. Phrases inside an idiom are removed, whether they
 * are evidence, required or counter-evidence.
 *
 * @param tokens the words of the article
 * @param phrases the phrases found, by set and position
 * @param names the names found, in reading order; their sets are numbers of names
 * @param senses the phrases of senses found, in reading order
 * @param past the first words of the phrases found that point to years long past
 */
public record PhraseScanner(Tokens tokens, PhraseHits phrases, PhraseHits names, PhraseHits senses, BitSet past)
        implements PhraseTrie.Sink {

    /** The most hits that are kept; further ones hardly change the topics of an article. */
    private static final int MAX_HITS = 50_000;

    /** For the initial capacity: a word has two phrases on average, and one in ten is part of a name or a sense. */
    private static final int HITS_PER_WORD = 2;

    private static final int WORDS_PER_NAME = 10;

    /**
     * Scans an article.
     *
     * @param index the phrases and names to find
     * @param tokens the words of the article, numbered by the index's lexicon
     * @param language its language
     */
    public static PhraseScanner scan(PhraseIndex index, Tokens tokens, String language) {
        var phrases = new PhraseHits(HITS_PER_WORD * tokens.count() + 1);
        var names = new PhraseHits(tokens.count() / WORDS_PER_NAME + 1);
        var senses = new PhraseHits(tokens.count() / WORDS_PER_NAME + 1);
        var scanner = new PhraseScanner(tokens, phrases, names, senses, new BitSet());
        index.scan(tokens, language, scanner);
        phrases.removeInside(Idioms.of(index, phrases));
        phrases.sort(index.idioms().length);
        return scanner;
    }

    @Override
    public void found(long meaning, int first, int last) {
        if (!Phrase.casesFit(Meaning.cases(meaning), tokens, first)) {
            return;
        }
        int set = Meaning.set(meaning);
        if (set >= 0) {
            add(phrases, set, first, last, meaning);
        } else if (set == Meaning.SENSE) {
            add(senses, 0, first, last, meaning);
        } else if (set == Meaning.PAST) {
            past.set(first);
        } else {
            add(names, -1 - set, first, last, meaning);
        }
    }

    private static void add(PhraseHits hits, int set, int first, int last, long meaning) {
        if (hits.count() < MAX_HITS) {
            hits.add(set, first, last, Meaning.phrase(meaning));
        }
    }
}
