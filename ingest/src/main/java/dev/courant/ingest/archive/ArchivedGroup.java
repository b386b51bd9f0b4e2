package dev.courant.ingest.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together in an archive: the captures that led to one article, or to the news of one poll, with what
 * became of them.
 *
 * @param at when it was decided what became of them
 * @param captures the captures in their order, redirects first; empty: none was needed, or none is kept
 * @param metadata what became of them, by the names in {@link MetadataFields}
 */
public record ArchivedGroup(Instant at, List<ArchivedCapture> captures, Map<String, String> metadata) {
    /** Copies list and map. */
    public ArchivedGroup {
        captures = List.copyOf(captures);
        metadata = Map.copyOf(metadata);
    }

    /** {@return when the document was captured, which is the last of the captures; without one, when it was decided} */
    public Instant documentAt() {
        return captures.isEmpty() ? at : captures.getLast().at();
    }

    /** {@return the id of the feed; null: not said} */
    public @Nullable String feedId() {
        return metadata.get(MetadataFields.FEED_ID);
    }

    /** {@return whether these are the news of a poll, so that the document is the feed} */
    public boolean isNews() {
        return "news".equals(metadata.get(MetadataFields.OUTCOME));
    }
}
