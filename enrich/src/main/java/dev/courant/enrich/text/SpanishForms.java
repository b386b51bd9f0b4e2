package dev.courant.enrich.text;

import dev.courant.parse.text.Resources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spanish: plurals; for verbs in the infinitive the forms that are used in news (third persons, participles, gerund),
 * also where the stem changes with the stress (aprobar – aprueba, pedir – pidió) or takes a y (destruyó); for
 * adjectives in -o and nouns in -dor, -tor and -sor the genders. Without accents, since phrases are compared without
 * them. Some of the generated forms do not exist, which does no harm because they do not occur in texts.
 */
final class SpanishForms implements WordForms {
    private static final Map<String, List<String>> VERBS = Resources.wordsByKey(WordForms.class, "verbs-es.txt");

    private static final List<String> AR = List.of(
            "ar", "a", "an", "o", "aron", "aba", "aban", "ado", "ada", "ados", "adas", "ando", "ara", "aran", "aria",
            "arian", "e", "en", "ase", "asen", "amos", "emos", "aremos", "arlo", "arla", "arlos", "arlas", "arle",
            "arles", "arse", "andose");
    private static final List<String> ER = List.of(
            "er", "e", "en", "io", "ieron", "ia", "ian", "ido", "ida", "idos", "idas", "iendo", "era", "eran", "eria",
            "erian", "a", "an", "iera", "ieran", "emos", "amos", "eremos", "erlo", "erla", "erlos", "erlas", "erle",
            "erles", "erse", "iendose");
    private static final List<String> IR = List.of(
            "ir", "e", "en", "io", "ieron", "ia", "ian", "ido", "ida", "idos", "idas", "iendo", "ira", "iran", "iria",
            "irian", "a", "an", "iera", "ieran", "imos", "amos", "iremos", "irlo", "irla", "irlos", "irlas", "irle",
            "irles", "irse", "iendose");

    /** Endings that leave the stress on the stem. */
    private static final Set<String> UNSTRESSED = Set.of("a", "an", "e", "en");

    /** Endings before which a verb in -ir narrows its stem vowel: pidió, durmieron. */
    private static final Set<String> NARROWING = Set.of("io", "ieron", "iendo", "iera", "ieran");

    private static final List<String> Y_ENDINGS = List.of("ye", "yen", "yo", "yeron", "yendo", "ya", "yan");

    @Override
    public Set<String> nominal(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        boolean stressedS =
                word.endsWith("s") && word.length() > 3 && "áéíóú".indexOf(word.charAt(word.length() - 2)) >= 0;
        if (word.length() > 2 && Character.isLetter(word.charAt(0)) && (stressedS || !word.endsWith("s"))) {
            forms.add(plural(word));
        }
        return forms;
    }

    @Override
    public Set<String> verbal(String word) {
        String folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.endsWith("o") || folded.endsWith("a")) {
            String stem = folded.substring(0, folded.length() - 1);
            List.of("o", "a", "os", "as").forEach(ending -> forms.add(stem + ending));
        } else if (folded.endsWith("dor") || folded.endsWith("tor") || folded.endsWith("sor")) {
            List.of("a", "es", "as").forEach(ending -> forms.add(folded + ending));
        } else if (folded.length() > 3 && folded.endsWith("r")) {
            conjugate(folded, forms);
        }
        return forms;
    }

    private static void conjugate(String infinitive, Set<String> forms) {
        String stem = infinitive.substring(0, infinitive.length() - 2);
        boolean inAr = infinitive.endsWith("ar");
        boolean inIr = infinitive.endsWith("ir");
        for (String ending : endings(infinitive)) {
            forms.add(spelled(stem, ending, inAr));
            if (UNSTRESSED.contains(ending)) {
                forms.add(spelled(changed(stem, "ie", "ue"), ending, inAr));
            }
            if (inIr && (UNSTRESSED.contains(ending) || NARROWING.contains(ending))) {
                forms.add(spelled(changed(stem, "i", "u"), ending, inAr));
            }
        }
        if (inIr && stem.endsWith("u")) {
            Y_ENDINGS.forEach(ending -> forms.add(stem + ending));
        }
        forms.addAll(VERBS.getOrDefault(infinitive, List.of()));
    }

    /** Returns the stem with its last vowel replaced if that is e or o. */
    private static String changed(String stem, String forE, String forO) {
        for (int i = stem.length() - 1; i >= 0; i--) {
            char c = stem.charAt(i);
            if (c == 'e' || c == 'o') {
                return stem.substring(0, i) + (c == 'e' ? forE : forO) + stem.substring(i + 1);
            }
            if (c == 'a' || c == 'i' || c == 'u') {
                return stem;
            }
        }
        return stem;
    }

    @Override
    public boolean pluralThroughout() {
        return true;
    }

    private static List<String> endings(String infinitive) {
        return switch (infinitive.charAt(infinitive.length() - 2)) {
            case 'a' -> AR;
            case 'e' -> ER;
            default -> IR;
        };
    }

    /** Spelling keeps the sound of the stem: atacar – ataque, amenazar – amenace, vencer – venza, exigir – exija. */
    private static String spelled(String stem, String ending, boolean inAr) {
        return inAr ? hard(stem, ending) : soft(stem, ending);
    }

    private static String hard(String stem, String ending) {
        if (ending.charAt(0) != 'e') {
            return stem + ending;
        }
        String start = stem.isEmpty() ? "" : stem.substring(0, stem.length() - 1);
        if (stem.endsWith("c")) {
            return start + "qu" + ending;
        }
        if (stem.endsWith("z")) {
            return start + "c" + ending;
        }
        return stem + (stem.endsWith("g") ? "u" : "") + ending;
    }

    /** Also reconocer – reconozca, perseguir – persiga. */
    private static String soft(String stem, String ending) {
        if (ending.charAt(0) != 'a') {
            return stem + ending;
        }
        String start = stem.isEmpty() ? "" : stem.substring(0, stem.length() - 1);
        if (stem.endsWith("c")) {
            return start + (isVowel(start) ? "zc" : "z") + ending;
        }
        if (stem.endsWith("gu")) {
            return start + ending;
        }
        return (stem.endsWith("g") ? start + "j" : stem) + ending;
    }

    private static boolean isVowel(String start) {
        return !start.isEmpty() && "aeiou".indexOf(start.charAt(start.length() - 1)) >= 0;
    }

    private static String plural(String word) {
        char last = word.charAt(word.length() - 1);
        if (last == 'z') {
            return word.substring(0, word.length() - 1) + "ces";
        }
        return word + ("aeioué".indexOf(last) >= 0 ? "s" : "es");
    }
}
