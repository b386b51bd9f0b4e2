package dev.courant.enrich.tag.sense;

import dev.courant.enrich.tag.scan.PhraseIndexBuilder;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.WordSense;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The compiled senses of a taxonomy. A word sequence is found once for all senses that name it; its roles say what it
 * is in each.
 *
 * @param senses one for each sense and language
 * @param roles for each word sequence its roles, each the number of a sense times {@link #ROLES} plus a role
 * @param phrases for each word sequence the number of its phrase, by which different signs are counted
 * @param kinds for each word sequence one bit for each kind of role that it has
 */
public record SenseProgram(CompiledSense[] senses, int[][] roles, int[] phrases, byte[] kinds) {
    static final int WORD = 0;
    static final int SIGN = 1;
    static final int WITHOUT = 2;
    static final int UNLESS = 3;
    static final int ROLES = 4;

    /**
     * A sense in one language.
     *
     * @param topics the numbers of the topics for which the words do not count
     * @param frame where the signs must be
     * @param needsSign whether it has signs; else the words do not count without company
     */
    record CompiledSense(BitSet topics, WordSense.Frame frame, boolean needsSign) {}

    /** Compiles the senses of a taxonomy and adds their phrases to an index. */
    public static SenseProgram compile(Taxonomy taxonomy, PhraseIndexBuilder phrases) {
        var senses = new ArrayList<CompiledSense>();
        var roles = new ArrayList<List<Integer>>();
        for (WordSense sense : taxonomy.senses()) {
            BitSet topics = topics(taxonomy.topics(), sense);
            sense.phrases().forEach((language, all) -> {
                int number = senses.size() * ROLES;
                senses.add(new CompiledSense(topics, sense.frame(), !all.signs().isEmpty()));
                Function<List<String>, Set<Integer>> add = list -> phrases.addSensePhrases(language, list);
                addRole(number + WORD, add.apply(all.words()), roles);
                addRole(number + SIGN, add.apply(all.signs()), roles);
                addRole(number + WITHOUT, add.apply(all.without()), roles);
                addRole(number + UNLESS, add.apply(all.unless()), roles);
            });
        }
        int[][] rolesOf = roles.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new SenseProgram(senses.toArray(CompiledSense[]::new), rolesOf, phrases.sensePhrases(), kinds(rolesOf));
    }

    private static byte[] kinds(int[][] roles) {
        var kinds = new byte[roles.length];
        for (int sequence = 0; sequence < roles.length; sequence++) {
            for (int role : roles[sequence]) {
                kinds[sequence] |= (byte) (1 << role % ROLES);
            }
        }
        return kinds;
    }

    /** Whether a word sequence has a role of a kind in any sense. */
    boolean has(int sequence, int role) {
        return (kinds[sequence] & 1 << role) != 0;
    }

    private static void addRole(int role, Set<Integer> phrases, List<List<Integer>> roles) {
        for (int phrase : phrases) {
            while (roles.size() <= phrase) {
                roles.add(new ArrayList<>());
            }
            roles.get(phrase).add(role);
        }
    }

    private static BitSet topics(List<TopicDefinition> topics, WordSense sense) {
        var concerned = new BitSet(topics.size());
        for (int topic = 0; topic < topics.size(); topic++) {
            concerned.set(topic, sense.concerns(topics.get(topic).id()));
        }
        return concerned;
    }
}
