package dev.courant.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed.
 *
 * @param feedId its id
 * @param url the URL that is polled
 * @param title its title; null when it has none
 * @param state its state, as in the contract's {@code FeedState}
 * @param since when the state took its value; null when the feed was not polled yet
 * @param lastSuccessAt when a poll last succeeded; null: never
 * @param nextPollAt when it is polled next; null when it was not polled yet
 * @param failures the number of failed polls in a row
 * @param problem what is wrong with it; null: nothing
 * @param discovered the number of links found in it
 */
public record FeedRecord(
        String feedId,
        String url,
        @Nullable String title,
        String state,
        @Nullable Instant since,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant nextPollAt,
        int failures,
        @Nullable String problem,
        long discovered) {}
