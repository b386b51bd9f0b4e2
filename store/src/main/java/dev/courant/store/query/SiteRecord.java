package dev.courant.store.query;

import java.time.Instant;
import java.util.List;

/**
 * How the extraction of a site is doing.
 *
 * @param host its host
 * @param state its state, as in the contract's {@code SiteState}
 * @param causes what has changed, one line each; empty unless it is drifting
 * @param since since when
 * @param observed how many of its pages were extracted
 * @param updatedAt when this was known
 */
public record SiteRecord(
        String host, String state, List<String> causes, Instant since, long observed, Instant updatedAt) {}
