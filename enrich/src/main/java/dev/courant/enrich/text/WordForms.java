package dev.courant.enrich.text;

import java.util.Set;

/** The forms a word of a phrase may take in running text. Used when rules are compiled, never while tagging. */
public interface WordForms {
    /** The word, its plural and its spellings. Words are lower case; accents may be there or not. */
    Set<String> nominal(String word);

    /** All that, and the conjugated forms of a verb; in Romance languages also the genders of an adjective. */
    Set<String> verbal(String word);

    /** Whether every word of a phrase takes a plural ("fuerzas armadas") or only its last one ("armed forces"). */
    boolean pluralThroughout();

    /** The forms of a language by its ISO 639-1 code; one without rules of its own has words as they are written. */
    static WordForms of(String language) {
        return switch (language) {
            case "en" -> new EnglishForms();
            case "es" -> new SpanishForms();
            case "fr" -> new FrenchForms();
            case "de" -> new GermanForms();
            case "pt" -> new PortugueseForms();
            default -> new PlainForms();
        };
    }
}
