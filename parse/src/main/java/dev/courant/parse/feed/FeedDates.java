package dev.courant.parse.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds: RFC 822 and its many variants, ISO 8601 and its profiles, and what software writes instead.
 * A date that cannot be is none; a time without a zone is UTC; a date without a time is its midnight.
 */
final class FeedDates {
    private static final int LONGEST = 100;

    private FeedDates() {}

    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String date = text.strip();
        Instant iso = IsoDate.parse(date);
        return iso != null ? iso : WordDate.parse(date);
    }
}
