package dev.courant.ingest.scrape;

import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of a try at a link. */
public sealed interface ScrapeResult {
    /** The link has ended. */
    sealed interface Ended extends ScrapeResult {}

    /**
     * The link led to an article.
     *
     * @param article the article
     * @param report how it was extracted; null: reports are switched off, or the article is reused
     */
    record Found(Article article, @Nullable ExtractionReport report) implements Ended {}

    /**
     * The link led to no article.
     *
     * @param reason why
     * @param detail the facts, in one line
     */
    record Dropped(OutcomeReason reason, String detail) implements Ended {}

    /**
     * The try failed in a way that may be temporary.
     *
     * @param otherwise how the link ends when it is not tried again
     * @param scope what the failure concerns
     * @param retryAfter how long the host asked to be left alone; null: it did not say
     */
    record Deferred(
            Dropped otherwise, FailureScope scope, @Nullable Duration retryAfter) implements ScrapeResult {}

    /** What a failure concerns. */
    enum FailureScope {
        /** The page alone. */
        PAGE,
        /** The host, which asks for fewer requests. */
        HOST_BUSY,
        /** The host, which does not answer. */
        HOST_DOWN
    }
}
