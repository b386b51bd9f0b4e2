package dev.courant.enrich.tag.scan;

import dev.courant.enrich.tag.scan.PhraseIndex.Meaning;
import dev.courant.enrich.taxonomy.TopicRule;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a {@link PhraseIndex}. Equal lists of phrases become one set. For use by one thread. */
public final class PhraseIndexBuilder {
    private final Map<String, Map<String, List<String>>> shared;
    private final Lexicon.Builder lexicon = new Lexicon.Builder();
    private final Map<String, PhraseTrie.Builder> tries = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Key, Integer> sets = new HashMap<>();
    private final List<Integer> idioms = new ArrayList<>();
    private final Map<Key, List<Integer>> sequencesOf = new HashMap<>();
    private final Map<Key, Integer> senseNumbers = new HashMap<>();
    private final List<Integer> sensePhrases = new ArrayList<>();

    private record Key(String language, List<String> phrases) {}

    /**
     * Creates a builder without phrases.
     *
     * @param shared the shared lists that phrases may refer to: list name to language to phrases
     */
    public PhraseIndexBuilder(Map<String, Map<String, List<String>>> shared) {
        this.shared = shared;
    }

    /** {@return the lexicon to which the words of the phrases are added} */
    public Lexicon.Builder lexicon() {
        return lexicon;
    }

    /** {@return the languages of the phrases and names so far} */
    Set<String> languages() {
        return tries.keySet();
    }

    /** {@return the number of phrase sets so far} */
    public int size() {
        return sets.size();
    }

    /** {@return the index of the phrases and names that were added} */
    public PhraseIndex build() {
        Background.addTo(this);
        Lexicon built = lexicon.build();
        var idiomSets = new boolean[sets.size()];
        idioms.forEach(set -> idiomSets[set] = true);
        var builtTries = new HashMap<String, PhraseTrie>();
        tries.forEach((language, trie) -> builtTries.put(language, trie.build(built)));
        return new PhraseIndex(built, Map.copyOf(builtTries), idiomSets);
    }

    /** Adds idioms: phrases inside which no shorter phrase counts. */
    public void addIdioms(String language, List<String> phrases) {
        idioms.add(add(language, phrases));
    }

    /** Adds phrases and the shared lists that they refer to, and returns their sets. Built-in lists have no set. */
    public List<Integer> addAll(String language, List<String> phrases) {
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

    /** Adds phrases and returns their set. */
    public int add(String language, List<String> phrases) {
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

    /**
     * Adds phrases of senses and the shared lists that they refer to, and returns the numbers of their word sequences,
     * which are of no other phrases. A sequence has one number in all lists of a language, so that it is found once.
     */
    public Set<Integer> addSensePhrases(String language, List<String> phrases) {
        var all = new LinkedHashSet<Integer>();
        for (String phrase : phrases) {
            if (!phrase.startsWith("$")) {
                all.addAll(senseSequences(language, phrase));
            } else if (!isBuiltIn(phrase)) {
                all.addAll(addSensePhrases(language, sharedList(language, phrase)));
            }
        }
        return all;
    }

    /** {@return for each word sequence of senses the number of the first phrase that stands for it} */
    public int[] sensePhrases() {
        return sensePhrases.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Integer> senseSequences(String language, String phrase) {
        List<Integer> known = sequencesOf.get(new Key(language, List.of(phrase)));
        if (known != null) {
            return known;
        }
        var numbers = new ArrayList<Integer>();
        for (Phrase sequence : Phrase.expand(phrase, WordForms.of(language))) {
            var key = new Key(language + sequence.cases(), sequence.words());
            Integer number = senseNumbers.get(key);
            if (number == null) {
                number = senseNumbers.size();
                senseNumbers.put(key, number);
                sensePhrases.add(sequencesOf.size());
                int[] forms = sequence.words().stream().mapToInt(lexicon::add).toArray();
                trie(language).add(forms, Meaning.of(Meaning.SENSE, number, sequence.cases()));
            }
            numbers.add(number);
        }
        sequencesOf.put(new Key(language, List.of(phrase)), numbers);
        return numbers;
    }

    /** Adds a phrase for the name with a number. */
    public void addName(String language, String phrase, int name) {
        addPhrase(language, phrase, Meaning.setOfName(name));
    }

    /** Adds a phrase that points to years long past. */
    void addPast(String language, String phrase) {
        addPhrase(language, phrase, Meaning.PAST);
    }

    private void addPhrase(String language, String phrase, int set) {
        for (Phrase sequence : Phrase.expand(phrase, WordForms.of(language))) {
            int[] forms = sequence.words().stream().mapToInt(lexicon::add).toArray();
            int number = numbers.computeIfAbsent(sequence.base(), _ -> numbers.size());
            trie(language).add(forms, Meaning.of(set, number, sequence.cases()));
        }
    }

    private PhraseTrie.Builder trie(String language) {
        return tries.computeIfAbsent(language, _ -> new PhraseTrie.Builder());
    }

    private List<String> sharedList(String language, String reference) {
        return shared.getOrDefault(reference.substring(1), Map.of()).getOrDefault(language, List.of());
    }

    private static boolean isBuiltIn(String reference) {
        return reference.equals(TopicRule.COUNTRY) || reference.equals(TopicRule.COUNTRIES);
    }
}
