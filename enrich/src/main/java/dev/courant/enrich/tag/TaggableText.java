package dev.courant.enrich.tag;

import org.jspecify.annotations.Nullable;

/**
 * What is tagged.
 *
 * @param title the headline, as published; may be empty
 * @param text the article, as published; offsets in the result count its UTF-16 units
 * @param declaredLanguage what the page or feed says its language is, as a BCP 47 tag; null when unknown
 */
public record TaggableText(
        String title, String text, @Nullable String declaredLanguage) {}
