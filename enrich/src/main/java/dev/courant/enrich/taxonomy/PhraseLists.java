package dev.courant.enrich.taxonomy;

import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.WordForms;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads lists of phrases and checks each phrase and each reference to a shared list. */
final class PhraseLists {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final Map<String, Map<String, List<String>>> shared;

    /** @param shared the lists that phrases may refer to: list name to language to phrases */
    PhraseLists(Map<String, Map<String, List<String>>> shared) {
        this.shared = shared;
    }

    /** Reads a mapping of languages to phrases. */
    Map<String, List<String>> byLanguage(YamlFields fields) {
        return fields.each(language -> {
            checkLanguage(language, fields);
            return read(language, language, fields);
        });
    }

    /** Reads the phrases of a key; none when the key is missing. */
    List<String> read(String language, String key, YamlFields fields) {
        List<String> phrases = fields.texts(key);
        phrases.forEach(phrase -> check(language, phrase, fields));
        return phrases;
    }

    /** Reads phrases and classes of entities that may be actor or target. */
    List<String> roles(String language, String key, YamlFields fields) {
        List<String> phrases = fields.texts(key);
        phrases.stream()
                .filter(phrase -> !TopicRule.ENTITY_KINDS.containsKey(phrase))
                .forEach(phrase -> check(language, phrase, fields));
        return phrases;
    }

    static void checkLanguage(String language, YamlFields fields) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw fields.problem(fields.line(), "\"" + language + "\" must be a language code such as en or es");
        }
    }

    private void check(String language, String phrase, YamlFields fields) {
        if (phrase.startsWith("$")) {
            checkReference(language, phrase, fields);
            return;
        }
        try {
            Phrase.check(phrase, WordForms.of(language));
        } catch (IllegalArgumentException e) {
            throw fields.problem(fields.line(), "phrase \"" + phrase + "\": " + e.getMessage());
        }
    }

    private void checkReference(String language, String reference, YamlFields fields) {
        boolean builtIn = reference.equals(TopicRule.COUNTRY) || reference.equals(TopicRule.COUNTRIES);
        var list = shared.getOrDefault(reference.substring(1), Map.of());
        if (!builtIn && !list.containsKey(language)) {
            throw fields.problem(
                    fields.line(),
                    "no shared list \"" + reference + "\" for language " + language + "; define it under \"lists\"");
        }
    }
}
