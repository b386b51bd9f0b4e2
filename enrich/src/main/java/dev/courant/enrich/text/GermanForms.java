package dev.courant.enrich.text;

import dev.courant.parse.text.Resources;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * German: endings of case and plural; for verbs the forms that are used in news, also of strong verbs and of those with
 * a prefix where it is not parted from them (angreifen – angriff, angegriffen, anzugreifen); for other words the
 * endings of adjectives. Swiss spelling, without ß, too. Rules list plurals with another vowel, and compounds, as
 * separate words.
 */
final class GermanForms implements WordForms {
    private static final List<String> NOUN = List.of("", "s", "es", "e", "en", "n", "er");
    private static final List<String> WEAK = List.of("en", "t", "te", "ten", "et", "ete", "eten", "end", "e");
    private static final List<String> ADJECTIVE = List.of("", "e", "en", "er", "es", "em");

    /** Prefixes that leave a verb in some forms, as folded. */
    private static final List<String> SEPARABLE = List.of(
            "ab",
            "an",
            "auf",
            "aus",
            "bei",
            "durch",
            "ein",
            "fest",
            "frei",
            "her",
            "hin",
            "los",
            "mit",
            "nach",
            "nieder",
            "uber",
            "um",
            "unter",
            "vor",
            "weg",
            "zu",
            "zuruck",
            "zusammen");

    /** Third person of the present, past and participle of strong verbs, by folded infinitive. */
    private static final Map<String, List<String>> STRONG = strongVerbs();

    @Override
    public Set<String> nominal(String word) {
        return inBothSpellings(word, spelling -> {
            String folded = Folding.fold(spelling);
            var forms = new LinkedHashSet<String>();
            forms.add(folded);
            if (folded.length() > 3 && Character.isLetter(folded.charAt(0))) {
                NOUN.stream().filter(ending -> fits(folded, ending)).forEach(ending -> forms.add(folded + ending));
            }
            return forms;
        });
    }

    @Override
    public Set<String> verbal(String word) {
        return inBothSpellings(word, spelling -> {
            String folded = Folding.fold(spelling);
            var forms = new LinkedHashSet<String>();
            if (folded.length() > 3 && folded.endsWith("n")) {
                conjugate(folded, forms);
            } else {
                addDeclined(folded, forms);
            }
            return forms;
        });
    }

    @Override
    public boolean pluralThroughout() {
        return false;
    }

    private static Set<String> inBothSpellings(String word, Inflection inflection) {
        Set<String> forms = inflection.of(word);
        if (word.indexOf('ß') >= 0) {
            forms.addAll(inflection.of(word.replace("ß", "ss")));
        }
        return forms;
    }

    private static void conjugate(String infinitive, Set<String> forms) {
        forms.add(infinitive);
        String strong = strongPart(infinitive);
        if (!strong.isEmpty()) {
            conjugateStrong(infinitive.substring(0, infinitive.length() - strong.length()), strong, forms);
            return;
        }
        String prefix = SEPARABLE.stream()
                .filter(start -> infinitive.startsWith(start) && infinitive.length() > start.length() + 4)
                .reduce("", (longest, start) -> start.length() > longest.length() ? start : longest);
        String stem = infinitive.substring(0, infinitive.length() - (infinitive.endsWith("en") ? 2 : 1));
        WEAK.forEach(ending -> forms.add(stem + ending));
        for (String ending : List.of("t", "et")) {
            addDeclined(stem + ending, forms);
            addDeclined(prefix + "ge" + stem.substring(prefix.length()) + ending, forms);
        }
        addWithZu(prefix, infinitive, forms);
    }

    private static void conjugateStrong(String prefix, String verb, Set<String> forms) {
        List<String> parts = STRONG.getOrDefault(verb, List.of());
        String past = prefix + parts.get(1);
        forms.add(prefix + verb.substring(0, verb.length() - 1));
        forms.add(prefix + verb + "d");
        forms.add(prefix + parts.get(0));
        forms.add(past);
        forms.add(past + (past.endsWith("e") ? "n" : "en"));
        String participle = parts.get(2);
        addDeclined(prefix + participle, forms);
        if (!prefix.isEmpty() && participle.startsWith("ge")) {
            addDeclined(prefix + participle.substring(2), forms);
        }
        addWithZu(prefix, prefix + verb, forms);
    }

    private static void addWithZu(String prefix, String infinitive, Set<String> forms) {
        if (!prefix.isEmpty()) {
            forms.add(prefix + "zu" + infinitive.substring(prefix.length()));
        }
    }

    private static void addDeclined(String word, Set<String> forms) {
        ADJECTIVE.forEach(ending -> forms.add(word + ending));
    }

    /** Returns the longest strong verb that the infinitive ends with, or nothing. */
    private static String strongPart(String infinitive) {
        for (int start = 0; start < infinitive.length(); start++) {
            if (STRONG.containsKey(infinitive.substring(start))) {
                return infinitive.substring(start);
            }
        }
        return "";
    }

    private static Map<String, List<String>> strongVerbs() {
        Map<String, List<String>> verbs = new HashMap<>();
        Resources.wordsByKey(WordForms.class, "verbs-de.txt").forEach((verb, parts) -> {
            for (UnaryOperator<String> spelling : List.<UnaryOperator<String>>of(w -> w, w -> w.replace("ß", "ss"))) {
                verbs.put(
                        Folding.fold(spelling.apply(verb)),
                        parts.stream().map(spelling).map(Folding::fold).toList());
            }
        });
        return Map.copyOf(verbs);
    }

    /** Whether a word may take an ending: words in -e take only -n, words in -en, -er and -el only -s and -n. */
    private static boolean fits(String word, String ending) {
        if (word.endsWith("e")) {
            return ending.equals("n");
        }
        boolean unstressed = Stream.of("en", "er", "el").anyMatch(word::endsWith);
        return unstressed ? Set.of("", "s", "n").contains(ending) : !ending.equals("n");
    }

    private interface Inflection {
        Set<String> of(String word);
    }
}
