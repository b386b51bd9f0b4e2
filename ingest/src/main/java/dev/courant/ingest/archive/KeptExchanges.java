package dev.courant.ingest.archive;

import dev.courant.recording.warc.HttpCapture;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The exchanges that led to one article, or to the news of one poll, with what became of them.
 *
 * @param url the URL that was asked first
 * @param at when it was decided what became of them
 * @param captures the exchanges in their order, redirects included; empty: none was needed
 * @param metadata what became of them, as names to values; the last record about them
 */
public record KeptExchanges(String url, Instant at, List<HttpCapture> captures, Map<String, String> metadata) {
    /** Copies the list. */
    public KeptExchanges {
        captures = List.copyOf(captures);
    }

    /** Returns the URL that the document came from in the end. */
    String finalUrl() {
        return captures.isEmpty() ? url : captures.getLast().url();
    }

    /** Returns about how much memory they take, in bytes. */
    long weight() {
        return captures.stream()
                .mapToLong(capture -> capture.body().length + 2_000L)
                .sum();
    }
}
