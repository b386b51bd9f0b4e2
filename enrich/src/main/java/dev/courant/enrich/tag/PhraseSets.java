package dev.courant.enrich.tag;

import dev.courant.enrich.tag.RuleProgram.Entry;
import dev.courant.enrich.taxonomy.TopicRule;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Numbers lists of phrases and puts their word sequences into one trie; equal lists are one set. */
final class PhraseSets {
    private final Map<String, Map<String, List<String>>> shared;
    private final ToIntFunction<String> languageBit;
    private final Lexicon.Builder lexicon = new Lexicon.Builder();
    private final PhraseTrie.Builder trie = new PhraseTrie.Builder();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Key, Integer> sets = new HashMap<>();
    private final Map<Entry, Integer> entryIds = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private record Key(String language, List<String> phrases) {}

    PhraseSets(Map<String, Map<String, List<String>>> shared, ToIntFunction<String> languageBit) {
        this.shared = shared;
        this.languageBit = languageBit;
    }

    Lexicon.Builder lexicon() {
        return lexicon;
    }

    PhraseTrie trie(Lexicon built) {
        return trie.build(built);
    }

    Entry[] entries() {
        return entries.toArray(Entry[]::new);
    }

    int size() {
        return sets.size();
    }

    /** The sets that phrases and references to shared lists stand for; built-in lists are no sets. */
    List<Integer> addAll(String language, List<String> phrases) {
        var all = new ArrayList<Integer>();
        var own = phrases.stream().filter(phrase -> !phrase.startsWith("$")).toList();
        if (!own.isEmpty()) {
            all.add(add(language, own));
        }
        for (String reference : phrases) {
            if (reference.startsWith("$") && !isBuiltIn(reference)) {
                all.addAll(addAll(language, sharedList(language, reference)));
            }
        }
        return all;
    }

    int add(String language, List<String> phrases) {
        var key = new Key(language, phrases);
        Integer known = sets.get(key);
        if (known != null) {
            return known;
        }
        int set = sets.size();
        sets.put(key, set);
        phrases.forEach(phrase -> addPhrase(language, phrase, set));
        return set;
    }

    void addName(String language, String phrase, int name) {
        addPhrase(language, phrase, -1 - name);
    }

    private void addPhrase(String language, String phrase, int set) {
        for (Phrase sequence : Phrase.expand(phrase, WordForms.of(language))) {
            int[] forms = sequence.words().stream().mapToInt(lexicon::add).toArray();
            int number = numbers.computeIfAbsent(sequence.base(), _ -> numbers.size());
            trie.add(forms, entry(new Entry(set, number, sequence.cases(), languageBit.applyAsInt(language))));
        }
    }

    private int entry(Entry entry) {
        return entryIds.computeIfAbsent(entry, added -> {
            entries.add(added);
            return entries.size() - 1;
        });
    }

    private List<String> sharedList(String language, String reference) {
        return shared.getOrDefault(reference.substring(1), Map.of()).getOrDefault(language, List.of());
    }

    private static boolean isBuiltIn(String reference) {
        return reference.equals(TopicRule.COUNTRY) || reference.equals(TopicRule.COUNTRIES);
    }
}
