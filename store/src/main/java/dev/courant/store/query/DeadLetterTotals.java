package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many dead letters there are. The open ones are counted one by one, so that the sum is a check.
 *
 * @param total all letters that were ever read
 * @param open those that wait to be retried or discarded
 * @param retried those whose records were sent again
 * @param discarded those that were given up
 */
public record DeadLetterTotals(long total, long open, long retried, long discarded) {
    /** {@return whether {@code total = open + retried + discarded}} */
    @JsonProperty("holds")
    public boolean holds() {
        return total == open + retried + discarded;
    }
}
