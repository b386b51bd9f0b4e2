package dev.courant.ingest.scrape;

import dev.courant.schemas.Article;
import dev.courant.schemas.OutcomeReason;

/** What came of a link. */
sealed interface Scraped {
    /** An article. */
    record Found(Article article) implements Scraped {}

    /** Nothing, for a named reason and with the facts in one line. */
    record Dropped(OutcomeReason reason, String detail) implements Scraped {}
}
