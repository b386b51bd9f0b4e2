package dev.courant.ingest.robots;

import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.url.WebUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a site's robots.txt. Immutable.
 *
 * @param group its rules for us; null when the server has never let it be read
 * @param until when to fetch it again
 * @param problem why it could not be read the last time, on one line; null when it could
 */
record RobotsFile(
        @Nullable RobotsGroup group,
        Instant until,
        @Nullable String problem) {
    /** The objects of a cache entry, and its URL. */
    private static final int ENTRY_BYTES = 400;

    boolean isFresh(Instant now) {
        return now.isBefore(until);
    }

    RobotsVerdict verdict(WebUrl url) {
        if (group == null) {
            return RobotsVerdict.UNREACHABLE;
        }
        return group.isAllowed(url) ? RobotsVerdict.ALLOWED : RobotsVerdict.DISALLOWED;
    }

    /** Returns about how many bytes of memory it takes. */
    int bytes() {
        return ENTRY_BYTES + (group == null ? 0 : Math.toIntExact(group.bytes()));
    }
}
