package dev.courant.enrich.tag;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.Place;
import dev.courant.enrich.language.LanguageIdentifier;
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
    private final Map<String, Integer> languages = new LinkedHashMap<>();
    private final PhraseSets sets;
    private final LanguageIdentifier identifier;
    private final List<CompiledRule> rules = new ArrayList<>();
    private final Map<Integer, List<Integer>> rulesOfSet = new HashMap<>();
    private final Map<Integer, List<Integer>> counterOfSet = new HashMap<>();
    private final List<Integer> idioms = new ArrayList<>();

    RuleCompiler(Taxonomy taxonomy, Gazetteer gazetteer) {
        this.taxonomy = taxonomy;
        this.gazetteer = gazetteer;
        this.sets = new PhraseSets(taxonomy.lists(), this::bit);
        this.identifier = LanguageIdentifier.over(sets.lexicon());
    }

    RuleProgram compile() {
        taxonomy.idioms().forEach((language, phrases) -> idioms.add(sets.add(language, phrases)));
        for (int topic = 0; topic < taxonomy.topics().size(); topic++) {
            compile(topic, taxonomy.topics().get(topic));
        }
        RuleProgram.Named named = names();
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
                taxonomy.topics().stream().map(TopicDefinition::id).toList(),
                named);
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
                array(sets.addAll(language, rule.without()))));
        sets.addAll(language, rule.any())
                .forEach(set ->
                        rulesOfSet.computeIfAbsent(set, _ -> new ArrayList<>()).add(index));
    }

    private RuleProgram.Named names() {
        var placeOf = new ArrayList<Integer>();
        var kindOf = new ArrayList<Place.NameKind>();
        var elsewhere = new ArrayList<Integer>();
        for (Place place : gazetteer.places()) {
            for (Place.Name name : place.names()) {
                sets.addName(name.language(), name.phrase(), placeOf.size());
                placeOf.add(elsewhere.size());
                kindOf.add(name.kind());
            }
            elsewhere.add(place.elsewhere().isEmpty() ? -1 : sets.add("en", place.elsewhere()));
        }
        for (String other : gazetteer.otherNames()) {
            sets.addName("en", other, placeOf.size());
            sets.addName("es", other, placeOf.size());
            placeOf.add(-1);
            kindOf.add(Place.NameKind.NAME);
        }
        return new RuleProgram.Named(
                gazetteer.places(), array(placeOf), kindOf.toArray(Place.NameKind[]::new), array(elsewhere));
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
