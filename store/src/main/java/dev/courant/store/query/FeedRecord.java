package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed. As JSON, the fields of its polls are its own fields.
 *
 * @param feedId its id
 * @param url the URL that is polled
 * @param title its title; null when it has none
 * @param state its state, as in the contract's {@code FeedState}
 * @param since when the state took its value; null when the feed was not polled yet
 * @param polls the results and the schedule of its polls
 * @param discovered the number of links found in it
 */
public record FeedRecord(
        String feedId,
        String url,
        @Nullable String title,
        String state,
        @Nullable Instant since,
        @JsonUnwrapped Polls polls,
        long discovered) {

    /**
     * The results and the schedule of polls.
     *
     * @param lastSuccessAt when a poll last succeeded; null: never
     * @param nextPollAt when the next poll is due; null when the feed was not polled yet
     * @param failures the number of failed polls in a row
     * @param problem what is wrong with the feed; null: nothing
     */
    public record Polls(
            @Nullable Instant lastSuccessAt,
            @Nullable Instant nextPollAt,
            int failures,
            @Nullable String problem) {}
}
