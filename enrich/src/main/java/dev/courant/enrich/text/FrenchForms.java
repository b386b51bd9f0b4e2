package dev.courant.enrich.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * French: plurals; for verbs in -er the forms that are used in news; for adjectives and participles the genders.
 * Without accents, since phrases are compared without them.
 */
final class FrenchForms implements WordForms {
    private static final List<String> ER = List.of(
            "er", "e", "es", "ent", "e", "ee", "es", "ees", "a", "ait", "aient", "ant", "era", "eront", "erait",
            "eraient");

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
        if (folded.length() > 3 && folded.endsWith("er")) {
            String stem = folded.substring(0, folded.length() - 2);
            for (String ending : ER) {
                forms.add(beforeA(stem, ending) + ending);
            }
        } else {
            forms.addAll(nominal(folded + (last(folded) == 'e' && !word.endsWith("é") ? "" : "e")));
        }
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return true;
    }

    /** Spelling keeps the sound of the stem: annoncer – annonça (folded annonca), engager – engagea. */
    private static String beforeA(String stem, String ending) {
        return stem.endsWith("g") && ending.startsWith("a") ? stem + "e" : stem;
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
