package dev.courant.enrich.evaluation;

import dev.courant.enrich.tag.TaggableText;
import java.util.List;

/**
 * An annotated article that was tagged.
 *
 * @param id names it in reports
 * @param text the article
 * @param language the language that the tagger took it for, or {@code und}
 * @param words its length, title included
 * @param decisions one for each topic that counts, found or not, and is not disputed
 * @param lostQuotes the number of the annotator's quotes that are not in the article
 */
public record JudgedArticle(
        String id, TaggableText text, String language, int words, List<Decision> decisions, int lostQuotes) {
    /** Copies the list. */
    public JudgedArticle {
        decisions = List.copyOf(decisions);
    }
}
