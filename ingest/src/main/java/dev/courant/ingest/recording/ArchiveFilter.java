package dev.courant.ingest.recording;

import dev.courant.ingest.archive.ArchivedCapture;
import dev.courant.ingest.archive.ArchivedGroup;
import dev.courant.ingest.replay.HostPattern;
import dev.courant.parse.url.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an archive is recorded. A document decides for the redirects that led to it.
 *
 * @param feedIds what feeds with these ids said, and the pages that their links led to; empty: all
 * @param hosts what hosts said that one of these names, or redirected to; empty: all
 * @param since documents captured then or later; null: from the first
 * @param until documents captured before then; null: to the last
 */
public record ArchiveFilter(
        Set<String> feedIds,
        List<HostPattern> hosts,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** Copies the collections. */
    public ArchiveFilter {
        feedIds = Set.copyOf(feedIds);
        hosts = List.copyOf(hosts);
    }

    boolean takesTime(ArchivedGroup group) {
        Instant at = group.documentAt();
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    /** Returns whether one of its captures is of a host that is meant. */
    boolean takesHost(ArchivedGroup group) {
        return hosts.isEmpty() || group.captures().stream().anyMatch(this::isOfHost);
    }

    private boolean isOfHost(ArchivedCapture capture) {
        return WebUrl.parse(capture.url())
                .filter(url -> hosts.stream().anyMatch(pattern -> pattern.matches(url.host())))
                .isPresent();
    }

    boolean takesFeed(ArchivedGroup group) {
        String id = group.feedId();
        return feedIds.isEmpty() || id != null && feedIds.contains(id);
    }
}
