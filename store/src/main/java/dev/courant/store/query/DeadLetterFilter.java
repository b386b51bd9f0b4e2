package dev.courant.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters to list, newest first. A null does not restrict the list.
 *
 * @param state only those in this state: {@code OPEN}, {@code RETRIED} or {@code DISCARDED}
 * @param step only those of this step
 * @param cause only those whose cause contains this text, in any case
 * @param since only those that failed then or later
 * @param until only those that failed before then
 * @param limit the largest number of letters
 */
public record DeadLetterFilter(
        @Nullable String state,
        @Nullable String step,
        @Nullable String cause,
        @Nullable Instant since,
        @Nullable Instant until,
        int limit) {}
