package dev.courant.enrich.text;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * French: plurals; for verbs the forms that are used in news; for adjectives and participles the genders. Without
 * accents, since phrases are compared without them. Some of the generated forms do not exist, which does no harm
 * because they do not occur in texts.
 */
final class FrenchForms implements WordForms {
    private static final Endings VERBS = Endings.of("verbs-fr.txt");

    private static final Map<String, String> FEMININE =
            Map.of("if", "ive", "el", "elle", "en", "enne", "er", "ere", "eux", "euse");

    @Override
    public Set<String> nominal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.length() > 2 && Character.isLetter(folded.charAt(0)) && "sxz".indexOf(last(folded)) < 0) {
            forms.add(plural(folded));
        }
        return forms;
    }

    @Override
    public Set<String> verbal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<>(nominal(word));
        Set<String> conjugated = word.endsWith("é") ? Set.of() : VERBS.forms(folded);
        if (conjugated.isEmpty()) {
            forms.addAll(nominal(feminine(word, folded)));
        }
        forms.addAll(conjugated);
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return true;
    }

    private static String feminine(String word, String folded) {
        for (Map.Entry<String, String> end : FEMININE.entrySet()) {
            if (folded.endsWith(end.getKey())) {
                return folded.substring(0, folded.length() - end.getKey().length()) + end.getValue();
            }
        }
        return folded + (last(folded) == 'e' && !word.endsWith("é") ? "" : "e");
    }

    private static String plural(String word) {
        if (word.endsWith("al")) {
            return word.substring(0, word.length() - 2) + "aux";
        }
        return word + (word.endsWith("au") || word.endsWith("eu") ? "x" : "s");
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }
}
