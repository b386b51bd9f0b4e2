package dev.courant.enrich.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * German: endings of case and plural, and for verbs in -en or -n the forms that are used in news. Rules list plurals
 * with another vowel, and compounds, as separate words.
 */
final class GermanForms implements WordForms {
    private static final List<String> NOUN = List.of("", "s", "es", "e", "en", "n", "er");
    private static final List<String> VERB = List.of("en", "t", "te", "ten", "et", "ete", "eten", "end", "e");

    @Override
    public Set<String> nominal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.length() > 3 && Character.isLetter(folded.charAt(0))) {
            NOUN.stream().filter(ending -> fits(folded, ending)).forEach(ending -> forms.add(folded + ending));
        }
        return forms;
    }

    @Override
    public Set<String> verbal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        boolean inEn = folded.endsWith("en");
        if (folded.length() > 3 && (inEn || folded.endsWith("n"))) {
            String stem = folded.substring(0, folded.length() - (inEn ? 2 : 1));
            VERB.forEach(ending -> forms.add(stem + ending));
            forms.add("ge" + stem + "t");
        }
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return false;
    }

    /** Whether a word may take an ending: words in -e take only -n, words in -en, -er and -el only -s and -n. */
    private static boolean fits(String word, String ending) {
        if (word.endsWith("e")) {
            return ending.equals("n");
        }
        boolean unstressed = word.endsWith("en") || word.endsWith("er") || word.endsWith("el");
        return unstressed ? ending.equals("s") || ending.equals("n") : !ending.equals("n");
    }
}
