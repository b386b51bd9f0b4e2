package dev.courant.enrich.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of {@code word: form form …}, for words that no rule gets right. */
final class IrregularForms {
    private final Map<String, List<String>> forms = new HashMap<>();

    IrregularForms(String resource) {
        for (String line : WordList.read(IrregularForms.class, resource)) {
            int colon = line.indexOf(':');
            forms.put(
                    line.substring(0, colon).strip(),
                    Arrays.asList(line.substring(colon + 1).strip().split(" +")));
        }
    }

    /** The listed forms, or none. */
    List<String> of(String word) {
        return forms.getOrDefault(word, List.of());
    }
}
