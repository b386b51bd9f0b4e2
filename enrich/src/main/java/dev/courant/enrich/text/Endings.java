package dev.courant.enrich.text;

import dev.courant.parse.text.Resources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endings of verbs by the end of their infinitive, from a resource; all lines that fit a verb count together. */
final class Endings {
    private final Map<String, List<String>> byEnd;

    private Endings(Map<String, List<String>> byEnd) {
        this.byEnd = byEnd;
    }

    static Endings of(String resource) {
        return new Endings(Resources.wordsByKey(WordForms.class, resource));
    }

    /** Returns the forms of a verb, in folded spelling; none when no line fits it. */
    Set<String> forms(String infinitive) {
        var forms = new LinkedHashSet<String>();
        for (int start = infinitive.length() - 2; start >= 0; start--) {
            String stem = infinitive.substring(0, start);
            byEnd.getOrDefault(infinitive.substring(start), List.of()).forEach(ending -> forms.add(stem + ending));
        }
        return forms;
    }
}
