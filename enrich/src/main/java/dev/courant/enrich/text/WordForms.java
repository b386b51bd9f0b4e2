package dev.courant.enrich.text;

import java.util.Set;

/** Generates the forms that a word of a phrase may have in running text. Used when rules are compiled. */
public interface WordForms {
    /** Returns the word, its plurals and its spellings. The word is in lower case, with or without accents. */
    Set<String> nominal(String word);

    /** Returns the word with the conjugated forms of a verb; in Romance languages also the genders of an adjective. */
    Set<String> verbal(String word);

    /** Whether each word of a phrase may be in the plural ("fuerzas armadas"), or only its last ("armed forces"). */
    boolean pluralThroughout();

    /** Returns the forms of a language by its ISO 639-1 code; no inflection for a language without rules here. */
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
