package dev.courant.enrich.tag;

import dev.courant.enrich.entity.NameWords;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.language.LanguageIdentifier;
import dev.courant.enrich.model.BoundModel;
import dev.courant.enrich.taxonomy.TopicRule.Quorum;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.PhraseTrie;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A taxonomy and a gazetteer, compiled. Every list of phrases is a numbered set; a trie entry leads to its set, and a
 * set to the rules and topics that wait for it.
 *
 * @param languages one bit for each language that has rules or names
 * @param entries what the trie's entries stand for
 * @param rulesOfSet for each phrase set, the rules it may fire
 * @param counterOfSet for each phrase set, the topics it speaks against
 * @param idioms for each phrase set, whether it is one of idioms
 * @param model gives a second opinion on the topics that rules found
 */
record RuleProgram(
        double threshold,
        Lexicon lexicon,
        LanguageIdentifier identifier,
        PhraseTrie trie,
        Map<String, Integer> languages,
        Entry[] entries,
        CompiledRule[] rules,
        int[][] rulesOfSet,
        int[][] counterOfSet,
        boolean[] idioms,
        List<String> topics,
        Named named,
        NameWords nameWords,
        BoundModel model) {

    int languageBit(String language) {
        return languages.getOrDefault(language, 0);
    }

    /**
     * What a phrase in the trie means.
     *
     * @param set the phrase set it belongs to, or {@code -1 - n} for the n-th name of {@link Named}
     * @param phrase the number of the phrase, the same for all its forms
     * @param cases see {@link dev.courant.enrich.text.Phrase}
     * @param languages the languages it counts in, as bits
     */
    record Entry(int set, int phrase, long cases, int languages) {}

    /**
     * A rule over sets.
     *
     * @param countries how many different countries must stand near: 0, 1 or 2
     */
    record CompiledRule(
            int topic,
            String id,
            double weight,
            int[] with,
            int countries,
            int within,
            int[] without,
            int[] unless,
            Set<Zone> in,
            Quorum quorum) {

        boolean needsCompany() {
            return with.length > 0 || countries > 0;
        }

        boolean needsQuorum() {
            return quorum.count() > 1 || quorum.different() > 1;
        }
    }

    /**
     * The names of entities.
     *
     * @param placeOf for each name its entity, or -1 for the name of something else
     * @param kindOf for each name how it points to its entity
     * @param elsewhere for each entity the set that shows its ambiguous name means something else, or -1
     * @param countryOf for each entity the country it stands for, as an entity; or -1
     */
    record Named(
            List<NamedEntity> entities,
            int[] placeOf,
            NamedEntity.NameKind[] kindOf,
            int[] elsewhere,
            int[] countryOf) {}
}
