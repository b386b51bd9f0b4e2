package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.rule.RuleProgram.CompiledRoles;
import dev.courant.enrich.tag.rule.RuleProgram.CompiledRule;
import dev.courant.enrich.tag.rule.RuleProgram.Required;
import dev.courant.enrich.tag.rule.RuleProgram.Slot;
import dev.courant.enrich.tag.scan.PhraseIndexBuilder;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of a taxonomy to a {@link RuleProgram}. For a single use. */
public final class RuleCompiler {
    /** The ends of verb forms that are never passive, in any language that has rules. */
    private static final List<String> PROGRESSIVE = List.of("ing", "ando", "iendo", "endo", "indo", "ant", "end");

    private final Taxonomy taxonomy;
    private final PhraseIndexBuilder phrases;
    private final List<CompiledRule> rules = new ArrayList<>();
    private final Map<Integer, List<Integer>> rulesOfSet = new HashMap<>();
    private final Map<Integer, List<Integer>> counterOfSet = new HashMap<>();
    private final Map<String, ClauseWords> clauseWords = new HashMap<>();
    private final BitSet progressive = new BitSet();

    /**
     * Compiles all rules.
     *
     * @param taxonomy the topics and their rules
     * @param phrases the index to which their phrases are added
     */
    public RuleCompiler(Taxonomy taxonomy, PhraseIndexBuilder phrases) {
        this.taxonomy = taxonomy;
        this.phrases = phrases;
        taxonomy.idioms().forEach(phrases::addIdioms);
        for (int topic = 0; topic < taxonomy.topics().size(); topic++) {
            compile(topic, taxonomy.topics().get(topic));
        }
    }

    /** {@return the program over the phrase sets that the index has now} */
    public RuleProgram program() {
        progressive.or(phrases.lexicon().endingWith(PROGRESSIVE));
        return new RuleProgram(
                taxonomy.threshold(),
                taxonomy.topics().stream().map(TopicDefinition::id).toList(),
                taxonomy.topics().stream().mapToDouble(TopicDefinition::prior).toArray(),
                rules.toArray(CompiledRule[]::new),
                bySet(rulesOfSet),
                bySet(counterOfSet));
    }

    private void compile(int topic, TopicDefinition definition) {
        definition.rules().forEach((language, all) -> all.forEach(rule -> compile(topic, language, rule)));
        definition
                .counter()
                .forEach((language, counter) -> phrases.addAll(language, counter)
                        .forEach(set -> counterOfSet
                                .computeIfAbsent(set, _ -> new ArrayList<>())
                                .add(topic)));
    }

    private void compile(int topic, String language, TopicRule rule) {
        int index = rules.size();
        List<String> with = rule.required().with();
        rules.add(new CompiledRule(
                topic,
                rule.id(),
                rule.weight(),
                new Required(
                        sets(language, with),
                        countries(with),
                        rule.required().within(),
                        roles(language, rule.required())),
                sets(language, rule.vetoes().without()),
                sets(language, rule.vetoes().unless()),
                RuleProgram.Zones.of(rule.in()),
                rule.minimum()));
        phrases.addAll(language, rule.any())
                .forEach(set ->
                        rulesOfSet.computeIfAbsent(set, _ -> new ArrayList<>()).add(index));
    }

    private @Nullable CompiledRoles roles(String language, TopicRule.Required required) {
        TopicRule.Roles roles = required.roles();
        if (roles.isEmpty()) {
            return null;
        }
        return new CompiledRoles(
                slot(language, roles.actor()),
                slot(language, roles.target()),
                required.within() == 0 ? TopicRule.Roles.WITHIN : required.within(),
                clauseWords.computeIfAbsent(language, added -> ClauseWords.addTo(phrases.lexicon(), added)),
                progressive);
    }

    private @Nullable Slot slot(String language, List<String> role) {
        if (role.isEmpty()) {
            return null;
        }
        List<String> own = role.stream()
                .filter(phrase -> !TopicRule.ENTITY_KINDS.containsKey(phrase))
                .toList();
        return new Slot(
                sets(language, own),
                role.contains(TopicRule.COUNTRY),
                role.stream()
                        .map(TopicRule.ENTITY_KINDS::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private int[] sets(String language, List<String> list) {
        return array(phrases.addAll(language, list));
    }

    private static int countries(List<String> with) {
        if (with.contains(TopicRule.COUNTRIES)) {
            return 2;
        }
        return with.contains(TopicRule.COUNTRY) ? 1 : 0;
    }

    private int[][] bySet(Map<Integer, List<Integer>> lists) {
        var bySet = new int[phrases.size()][];
        for (int set = 0; set < bySet.length; set++) {
            bySet[set] = array(lists.getOrDefault(set, List.of()));
        }
        return bySet;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
