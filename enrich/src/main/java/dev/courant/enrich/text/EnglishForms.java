package dev.courant.enrich.text;

import dev.courant.parse.text.Resources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** English: plurals of nouns, regular and listed verb forms, and both British and American spelling. */
final class EnglishForms implements WordForms {
    private static final Map<String, List<String>> VERBS = Resources.wordsByKey(WordForms.class, "verbs-en.txt");
    private static final Map<String, List<String>> PLURALS = Resources.wordsByKey(WordForms.class, "plurals-en.txt");
    private static final Map<String, List<String>> SPELLINGS =
            Resources.wordsByKey(WordForms.class, "spellings-en.txt");

    @Override
    public Set<String> nominal(String word) {
        var forms = new LinkedHashSet<String>();
        for (String spelling : spellings(word)) {
            forms.add(spelling);
            forms.addAll(plurals(spelling));
        }
        return forms;
    }

    @Override
    public Set<String> verbal(String word) {
        var forms = new LinkedHashSet<String>();
        for (String spelling : spellings(word)) {
            forms.add(spelling);
            forms.add(withS(spelling));
            var listed = VERBS.getOrDefault(spelling, List.of());
            forms.addAll(listed.isEmpty() ? List.of(ending(spelling, "ed"), ending(spelling, "ing")) : listed);
        }
        return forms;
    }

    @Override
    public boolean pluralThroughout() {
        return false;
    }

    private static Set<String> spellings(String word) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(word);
        spellings.addAll(SPELLINGS.getOrDefault(word, List.of()));
        int ize = word.lastIndexOf("iz");
        if (ize >= 3 && ize < word.length() - 2 && "eai".indexOf(word.charAt(ize + 2)) >= 0) {
            spellings.add(word.substring(0, ize) + "is" + word.substring(ize + 2));
        }
        return spellings;
    }

    private static List<String> plurals(String word) {
        var listed = PLURALS.getOrDefault(word, List.of());
        if (!listed.isEmpty()) {
            return listed;
        }
        return word.length() < 3 || Character.isDigit(word.charAt(0)) ? List.of() : List.of(withS(word));
    }

    private static String withS(String word) {
        if (endsInConsonantY(word)) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean sibilant = word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh");
        return word + (sibilant ? "es" : "s");
    }

    private static String ending(String verb, String suffix) {
        if (verb.endsWith("e")) {
            boolean keeps = suffix.equals("ing") && (verb.endsWith("ee") || verb.endsWith("oe"));
            return (keeps ? verb : verb.substring(0, verb.length() - 1)) + suffix;
        }
        if (suffix.equals("ed") && endsInConsonantY(verb)) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return verb + suffix;
    }

    private static boolean endsInConsonantY(String word) {
        int n = word.length();
        return n > 1 && word.charAt(n - 1) == 'y' && "aeiou".indexOf(word.charAt(n - 2)) < 0;
    }
}
