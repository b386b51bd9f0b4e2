package dev.courant.enrich.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Portuguese: plurals; for verbs in the infinitive the forms that are used in news; for adjectives in -o the genders.
 * Without accents, since phrases are compared without them.
 */
final class PortugueseForms implements WordForms {
    private static final List<String> AR = List.of(
            "ar", "a", "am", "ou", "aram", "ava", "avam", "ado", "ada", "ados", "adas", "ando", "ara", "arao", "aria",
            "ariam", "e", "em", "asse");
    private static final List<String> ER = List.of(
            "er", "e", "em", "eu", "eram", "ia", "iam", "ido", "ida", "idos", "idas", "endo", "era", "erao", "eria",
            "eriam", "a", "am", "esse");
    private static final List<String> IR = List.of(
            "ir", "e", "em", "iu", "iram", "ia", "iam", "ido", "ida", "idos", "idas", "indo", "ira", "irao", "iria",
            "iriam", "a", "am", "isse");

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
        String stem = folded.substring(0, Math.max(1, folded.length() - 2));
        if (folded.endsWith("o")) {
            String root = folded.substring(0, folded.length() - 1);
            List.of("o", "a", "os", "as").forEach(ending -> forms.add(root + ending));
        } else if (folded.endsWith("ar")) {
            AR.forEach(ending -> forms.add(softened(stem, ending)));
        } else if (folded.endsWith("er")) {
            ER.forEach(ending -> forms.add(stem + ending));
        } else if (folded.endsWith("ir")) {
            IR.forEach(ending -> forms.add(stem + ending));
        }
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return true;
    }

    /** Spelling keeps the sound of the stem: atacar – ataque, negar – negue. */
    private static String softened(String stem, String ending) {
        if (ending.charAt(0) != 'e') {
            return stem + ending;
        }
        if (stem.endsWith("c")) {
            return stem.substring(0, stem.length() - 1) + "qu" + ending;
        }
        return stem + (stem.endsWith("g") ? "u" : "") + ending;
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
