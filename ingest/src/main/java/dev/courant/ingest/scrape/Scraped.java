package dev.courant.ingest.scrape;

import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a try at a link. */
sealed interface Scraped {
    /**
     * An article.
     *
     * @param report how it was extracted; null: nobody asks, or it was reported when the article was first found
     */
    record Found(Article article, @Nullable ExtractionReport report) implements Scraped {}

    /** Nothing, for a named reason and with the facts in one line. */
    record Dropped(OutcomeReason reason, String detail) implements Scraped {}

    /**
     * Nothing yet: what failed may pass.
     *
     * @param otherwise how the link ends when it has waited long enough
     * @param trouble whose failure it is
     * @param rest how long the host asked to be left alone; null: it did not say
     */
    record Deferred(
            Dropped otherwise, Trouble trouble, @Nullable Duration rest) implements Scraped {}

    /** Whose failure it is. */
    enum Trouble {
        /** The page's: others of its host may do better. */
        PAGE,
        /** The host wants to be left alone. */
        HOST_BUSY,
        /** The host does not answer. */
        HOST_DOWN
    }
}
