package dev.courant.ingest.replay;

import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.recording.Position;
import dev.courant.schemas.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param position where it is
 * @param url its URL as recorded; null: it has none
 * @param at when it was received; null: it does not say
 * @param fate what became of it
 */
public record ReplayedRecord(
        Position position, @Nullable String url, @Nullable Instant at, Fate fate) {
    /** What can become of a record. Each record has exactly one. */
    public sealed interface Fate {}

    /**
     * It is a link, and has ended: in an article, or dropped.
     *
     * @param link the link
     * @param end how it ended
     */
    public record Ended(Link link, ScrapeResult.Ended end) implements Fate {}

    /**
     * It is no link.
     *
     * @param reason why
     * @param detail the facts, in one line
     */
    public record Skipped(SkipReason reason, String detail) implements Fate {}

    /**
     * It cannot be read or worked through.
     *
     * @param why one line: what is wrong
     */
    public record Damaged(String why) implements Fate {}

    ReplayedRecord with(Fate other) {
        return new ReplayedRecord(position, url, at, other);
    }
}
