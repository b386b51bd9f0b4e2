package dev.courant.store.query;

import java.time.Instant;
import java.util.List;

/**
 * The state of the extraction of a site.
 *
 * @param host its host
 * @param state its state, as in the contract's {@code SiteState}
 * @param causes what has changed, one line each; empty unless it is drifting
 * @param since when the state took its value
 * @param observed the number of its pages that were extracted
 * @param updatedAt when this was recorded
 */
public record SiteRecord(
        String host, String state, List<String> causes, Instant since, long observed, Instant updatedAt) {}
