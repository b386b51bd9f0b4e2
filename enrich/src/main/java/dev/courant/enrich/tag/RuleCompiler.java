package dev.courant.enrich.tag;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.NameWords;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.language.LanguageIdentifier;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.RuleProgram.CompiledRule;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a taxonomy and a gazetteer into a {@link RuleProgram}. Used once. */
final class RuleCompiler {
    private final Taxonomy taxonomy;
    private final Gazetteer gazetteer;
    private final LinearModel model;
    private final Map<String, Integer> languages = new LinkedHashMap<>();
    private final PhraseSets sets;
    private final LanguageIdentifier identifier;
    private final NameWords nameWords;
    private final List<CompiledRule> rules = new ArrayList<>();
    private final Map<Integer, List<Integer>> rulesOfSet = new HashMap<>();
    private final Map<Integer, List<Integer>> counterOfSet = new HashMap<>();
    private final List<Integer> idioms = new ArrayList<>();

    RuleCompiler(Taxonomy taxonomy, Gazetteer gazetteer, LinearModel model) {
        this.taxonomy = taxonomy;
        this.gazetteer = gazetteer;
        this.model = model;
        this.sets = new PhraseSets(taxonomy.lists(), this::bit);
        this.identifier = LanguageIdentifier.over(sets.lexicon());
        this.nameWords = NameWords.over(sets.lexicon());
    }

    RuleProgram compile() {
        taxonomy.idioms().forEach((language, phrases) -> idioms.add(sets.add(language, phrases)));
        for (int topic = 0; topic < taxonomy.topics().size(); topic++) {
            compile(topic, taxonomy.topics().get(topic));
        }
        RuleProgram.Named named = names();
        List<String> topics =
                taxonomy.topics().stream().map(TopicDefinition::id).toList();
        var secondReader = model.over(sets.lexicon(), topics);
        var lexicon = sets.lexicon().build();
        return new RuleProgram(
                taxonomy.threshold(),
                lexicon,
                identifier,
                sets.trie(lexicon),
                Map.copyOf(languages),
                sets.entries(),
                rules.toArray(CompiledRule[]::new),
                bySet(rulesOfSet),
                bySet(counterOfSet),
                idiomSets(),
                topics,
                named,
                nameWords,
                secondReader);
    }

    private void compile(int topic, TopicDefinition definition) {
        definition.rules().forEach((language, all) -> all.forEach(rule -> compile(topic, language, rule)));
        definition
                .counter()
                .forEach((language, phrases) -> sets.addAll(language, phrases)
                        .forEach(set -> counterOfSet
                                .computeIfAbsent(set, _ -> new ArrayList<>())
                                .add(topic)));
    }

    private void compile(int topic, String language, TopicRule rule) {
        int index = rules.size();
        rules.add(new CompiledRule(
                topic,
                rule.id(),
                rule.weight(),
                array(sets.addAll(language, rule.with())),
                countries(rule.with()),
                rule.within(),
                array(sets.addAll(language, rule.without())),
                array(sets.addAll(language, rule.unless())),
                rule.in(),
                rule.quorum()));
        sets.addAll(language, rule.any())
                .forEach(set ->
                        rulesOfSet.computeIfAbsent(set, _ -> new ArrayList<>()).add(index));
    }

    private RuleProgram.Named names() {
        var placeOf = new ArrayList<Integer>();
        var kindOf = new ArrayList<NamedEntity.NameKind>();
        var elsewhere = new ArrayList<Integer>();
        for (NamedEntity place : gazetteer.entities()) {
            for (NamedEntity.Name name : place.names()) {
                sets.addName(name.language(), name.phrase(), placeOf.size());
                placeOf.add(elsewhere.size());
                kindOf.add(name.kind());
            }
            elsewhere.add(place.elsewhere().isEmpty() ? -1 : sets.add("en", place.elsewhere()));
        }
        for (String other : gazetteer.otherNames()) {
            for (String language : List.of("en", "es", "fr", "de", "pt")) {
                sets.addName(language, other, placeOf.size());
            }
            placeOf.add(-1);
            kindOf.add(NamedEntity.NameKind.NAME);
        }
        return new RuleProgram.Named(
                gazetteer.entities(),
                array(placeOf),
                kindOf.toArray(NamedEntity.NameKind[]::new),
                array(elsewhere),
                countries());
    }

    private int[] countries() {
        var numbers = new HashMap<String, Integer>();
        gazetteer.entities().forEach(entity -> numbers.put(entity.id(), numbers.size()));
        return gazetteer.entities().stream()
                .mapToInt(entity -> entity.standsForCountry() ? numbers.getOrDefault(entity.country(), -1) : -1)
                .toArray();
    }

    private static int countries(List<String> with) {
        if (with.contains(TopicRule.COUNTRIES)) {
            return 2;
        }
        return with.contains(TopicRule.COUNTRY) ? 1 : 0;
    }

    private int bit(String language) {
        return languages.computeIfAbsent(language, _ -> 1 << languages.size());
    }

    private boolean[] idiomSets() {
        var flags = new boolean[sets.size()];
        idioms.forEach(set -> flags[set] = true);
        return flags;
    }

    private int[][] bySet(Map<Integer, List<Integer>> lists) {
        var bySet = new int[sets.size()][];
        for (int set = 0; set < bySet.length; set++) {
            bySet[set] = array(lists.getOrDefault(set, List.of()));
        }
        return bySet;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
