package dev.courant.store.retention;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * How long rows are kept. Zero is for ever.
 *
 * @param articles articles with their revisions, tags and extraction reports, from the storing of the last revision
 * @param extractions extraction reports
 * @param links the ledger, from the outcome of a link; links without an outcome are kept
 * @param memory the ids of removed links and revisions, from their removal
 */
public record RetentionSettings(
        @Setting(
                env = "COURANT_RETENTION_ARTICLES",
                value = "90d",
                doc = "How long the database keeps an article after its last revision; 0d: for ever.")
        Duration articles,

        @Setting(
                env = "COURANT_RETENTION_EXTRACTIONS",
                value = "30d",
                doc = "How long the database keeps reports on how texts were found; 0d: for ever.")
        Duration extractions,

        @Setting(
                env = "COURANT_RETENTION_LINKS",
                value = "180d",
                doc =
                        "How long the database keeps links after their outcome, dead letters, and feeds and sites without any news; not shorter than articles; 0d: for ever.")
        Duration links,

        @Setting(
                env = "COURANT_RETENTION_MEMORY",
                value = "730d",
                doc =
                        "How long removed links and articles are remembered, so that they do not count as new when they come again; 0d: for ever.")
        Duration memory) {

    /** Checks the settings. */
    public RetentionSettings {
        if (!links.isZero() && (articles.isZero() || links.compareTo(articles) < 0)) {
            throw new CourantException("COURANT_RETENTION_LINKS=" + links.toDays()
                    + "d: the ledger must be kept at least as long as its articles (COURANT_RETENTION_ARTICLES="
                    + articles.toDays() + "d)");
        }
    }
}
