package dev.courant.enrich.tag;

import org.jspecify.annotations.Nullable;

/**
 * The input of tagging.
 *
 * @param title the headline as published; may be empty
 * @param text the article's text as published; offsets in the result count UTF-16 units
 * @param declaredLanguage the language that page or feed declares, as a BCP 47 tag; null when unknown
 */
public record TaggableText(
        String title, String text, @Nullable String declaredLanguage) {}
