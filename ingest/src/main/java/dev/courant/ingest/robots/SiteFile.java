package dev.courant.ingest.robots;

import dev.courant.parse.robots.RobotsGroup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a site's robots.txt. Immutable.
 *
 * @param group what it says to us; null while it has never been read and cannot be, because of the server
 * @param until when to ask for it again
 */
record SiteFile(@Nullable RobotsGroup group, Instant until) {
    /** The objects of an entry, and its address. */
    private static final long ENTRY_BYTES = 400;

    boolean isFresh(Instant now) {
        return now.isBefore(until);
    }

    RobotsVerdict verdict(String url) {
        if (group == null) {
            return RobotsVerdict.UNREACHABLE;
        }
        return group.isAllowed(url) ? RobotsVerdict.ALLOWED : RobotsVerdict.DISALLOWED;
    }

    /** About how much memory it takes. */
    long bytes() {
        return ENTRY_BYTES + (group == null ? 0 : group.bytes());
    }
}
