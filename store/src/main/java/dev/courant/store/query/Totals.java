package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The terms of the invariant at one moment. Each is maintained or counted independently, so that their sum is a check.
 *
 * @param discovered links found in feeds
 * @param stored links whose article, or a new revision of it, is stored
 * @param duplicate links whose article was stored already
 * @param dropped links dropped for a reason
 * @param pending links that have not ended, counted one by one
 * @param deadLetters records that made a step fail, and were neither retried nor discarded; not a term
 */
public record Totals(long discovered, long stored, long duplicate, long dropped, long pending, long deadLetters) {
    /** {@return whether {@code discovered = stored + duplicate + dropped + pending}} */
    @JsonProperty("holds")
    public boolean holds() {
        return discovered == stored + duplicate + dropped + pending;
    }
}
