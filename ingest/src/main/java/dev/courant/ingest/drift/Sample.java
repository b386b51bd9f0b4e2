package dev.courant.ingest.drift;

import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.metadata.Metadata;

/**
 * The result of one extraction.
 *
 * @param article whether there was an article at all
 * @param textLength characters; 0 without an article
 * @param title whether there was a title
 * @param date whether there was a time of publication
 * @param authors whether there were authors
 */
public record Sample(boolean article, int textLength, boolean title, boolean date, boolean authors) {
    /** Returns the sample of an extraction. */
    public static Sample of(Extraction extraction) {
        Metadata metadata = extraction.metadata();
        boolean title = metadata.title() != null;
        boolean date = metadata.published() != null;
        boolean authors = !metadata.authors().isEmpty();
        return switch (extraction) {
            case Extraction.Extracted extracted ->
                new Sample(true, extracted.text().length(), title, date, authors);
            case Extraction.NotAnArticle ignored -> new Sample(false, 0, title, date, authors);
        };
    }
}
