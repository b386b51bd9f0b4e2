package dev.courant.parse.extract.state;

import org.jspecify.annotations.Nullable;

/**
 * A text in a page's data that may be its article.
 *
 * @param title the title that stands beside the text; null if there is none
 * @param html the text as paragraphs and other blocks, or the mark-up that the data has
 * @param width how much text that is, as {@link dev.courant.parse.text.TextWidth} measures it
 */
public record StateArticle(@Nullable String title, String html, int width) {}
