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
 * @param roles the roles of all word sequences, each the number of a sense times {@link #ROLES} plus a role
 * @param starts for each word sequence its first role, and behind the last one the number of roles
 * @param phrases for each word sequence the number of its phrase, by which different signs are counted
 * @param kinds for each word sequence one bit for each kind of role that it has
 */
public record SenseProgram(CompiledSense[] senses, int[] roles, int[] starts, int[] phrases, byte[] kinds) {
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
        return new SenseProgram(
                senses.toArray(CompiledSense[]::new),
                roles.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray(),
                starts(roles),
                phrases.sensePhrases(),
                kinds(roles));
    }

    private static int[] starts(List<List<Integer>> roles) {
        int[] starts = new int[roles.size() + 1];
        for (int sequence = 0; sequence < roles.size(); sequence++) {
            starts[sequence + 1] = starts[sequence] + roles.get(sequence).size();
        }
        return starts;
    }

    private static byte[] kinds(List<List<Integer>> roles) {
        var kinds = new byte[roles.size()];
        for (int sequence = 0; sequence < kinds.length; sequence++) {
            for (int role : roles.get(sequence)) {
                kinds[sequence] |= (byte) (1 << role % ROLES);
            }
        }
        return kinds;
    }

    /** {@return the number of word sequences} */
    int sequences() {
        return kinds.length;
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
