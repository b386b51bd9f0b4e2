package dev.courant.enrich.tag.sense;

import dev.courant.enrich.tag.scan.PhraseIndexBuilder;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.WordSense;
import dev.courant.enrich.taxonomy.WordSense.SensePhrases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The compiled senses of a taxonomy.
 *
 * @param senses one for each sense and language
 */
public record SenseProgram(List<CompiledSense> senses) {
    /**
     * A sense over phrase sets.
     *
     * @param topics the numbers of the topics for which the words do not count
     * @param frame where the signs must be
     * @param words sets of the words
     * @param signs sets of the signs
     * @param without sets whose phrases must not be in the sentence
     * @param unless sets whose phrases must not be in the article
     */
    record CompiledSense(
            BitSet topics, WordSense.Frame frame, int[] words, int[] signs, int[] without, int[] unless) {}

    public SenseProgram {
        senses = List.copyOf(senses);
    }

    /** Compiles the senses of a taxonomy and adds their phrases to an index. */
    public static SenseProgram compile(Taxonomy taxonomy, PhraseIndexBuilder phrases) {
        var senses = new ArrayList<CompiledSense>();
        for (WordSense sense : taxonomy.senses()) {
            BitSet topics = topics(taxonomy.topics(), sense);
            sense.phrases().forEach((language, all) -> senses.add(compile(sense, topics, language, all, phrases)));
        }
        return new SenseProgram(senses);
    }

    private static CompiledSense compile(
            WordSense sense, BitSet topics, String language, SensePhrases all, PhraseIndexBuilder phrases) {
        return new CompiledSense(
                topics,
                sense.frame(),
                array(phrases.addAll(language, all.words())),
                array(phrases.addAll(language, all.signs())),
                array(phrases.addAll(language, all.without())),
                array(phrases.addAll(language, all.unless())));
    }

    private static BitSet topics(List<TopicDefinition> topics, WordSense sense) {
        var concerned = new BitSet(topics.size());
        for (int topic = 0; topic < topics.size(); topic++) {
            concerned.set(topic, sense.concerns(topics.get(topic).id()));
        }
        return concerned;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
