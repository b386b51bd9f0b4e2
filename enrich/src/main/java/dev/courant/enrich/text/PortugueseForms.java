package dev.courant.enrich.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Portuguese: plurals; for verbs in the infinitive the forms that are used in news; for adjectives in -o the genders.
 * Without accents, since phrases are compared without them.
 */
final class PortugueseForms implements WordForms {
    private static final Endings VERBS = Endings.of("verbs-pt.txt");

    @Override
    public Set<String> nominal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.length() > 2 && Character.isLetter(folded.charAt(0)) && !folded.endsWith("s")) {
            forms.addAll(plurals(folded));
        }
        return forms;
    }

    @Override
    public Set<String> verbal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.endsWith("o")) {
            String root = folded.substring(0, folded.length() - 1);
            List.of("o", "a", "os", "as").forEach(ending -> forms.add(root + ending));
        } else if (folded.length() > 3) {
            forms.addAll(VERBS.forms(folded));
        }
        if (word.endsWith("çar")) {
            forms.add(folded.substring(0, folded.length() - 2) + "e");
            forms.add(folded.substring(0, folded.length() - 2) + "em");
        }
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return true;
    }

    /** Words in -ão have one of three plurals. All three are generated, since the wrong ones do not occur in texts. */
    private static List<String> plurals(String word) {
        String root = word.substring(0, word.length() - 1);
        if (word.endsWith("ao")) {
            String stem = word.substring(0, word.length() - 2);
            return List.of(stem + "oes", stem + "aos", stem + "aes");
        }
        if (word.endsWith("il")) {
            return List.of(root + "s", word.substring(0, word.length() - 2) + "eis");
        }
        return switch (word.charAt(word.length() - 1)) {
            case 'l' -> List.of(root + "is");
            case 'm' -> List.of(root + "ns");
            case 'r', 'z' -> List.of(word + "es");
            default -> List.of(word + "s");
        };
    }
}
