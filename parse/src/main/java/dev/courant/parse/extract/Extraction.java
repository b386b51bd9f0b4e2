package dev.courant.parse.extract;

import dev.courant.parse.extract.metadata.Metadata;

/** The result of extracting a page. Both outcomes carry the metadata that was found. */
public sealed interface Extraction {
    /** Returns what the page says about itself. */
    Metadata metadata();

    /**
     * An article.
     *
     * @param text plain text, Unicode NFC, one newline between blocks; headings, list items and quotes are lines like
     *     any other, and preformatted text keeps its own lines; the headline is not in it; the standfirst is, as the
     *     first line, where the page shows it above the text; captions, bylines and dates are not
     * @param method the stage that found the text: {@code site-rule}, {@code content-tree}, {@code structured-data},
     *     {@code embedded-state} or {@code fallback}
     */
    record Extracted(Metadata metadata, String text, String method) implements Extraction {}

    /**
     * A page without an article.
     *
     * @param kind what the page is instead
     */
    record NotAnArticle(Metadata metadata, PageKind kind) implements Extraction {
        /** Returns why, on one line for people: a home page, a video, a consent wall, no text. */
        public String reason() {
            return kind.description();
        }
    }
}
