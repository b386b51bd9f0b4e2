package dev.courant.embedded.world.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Validators and preconditions (RFC 9110, section 13). Stateless. */
public final class ConditionalRequests {
    private static final int TAG_BYTES = 12;

    private ConditionalRequests() {}

    /**
     * Returns a strong entity tag.
     *
     * @param representation the bytes that are sent
     * @return a hash of them, in quotes
     */
    public static String tag(byte[] representation) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(representation);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * Returns the date for {@code Last-Modified}; null until its second has passed, because something else may still be
     * published within that second, and the date would not tell the two apart (section 8.8.2.2).
     */
    static @Nullable Instant lastModified(@Nullable Instant modified, Instant now) {
        if (modified == null) {
            return null;
        }
        Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
        return second.plusSeconds(1).isAfter(now) ? null : second;
    }

    /**
     * Whether the client's copy is current; a tag takes precedence over a date (section 13.2.2).
     *
     * @param ifNoneMatch the header of the request; null: none
     * @param ifModifiedSince the header of the request; null: none
     * @param tag the entity tag of what would be sent
     * @param modified when that was modified; null: not stated
     * @return whether it is
     */
    public static boolean notModified(
            @Nullable String ifNoneMatch, @Nullable String ifModifiedSince, String tag, @Nullable Instant modified) {
        if (ifNoneMatch != null) {
            return opaque(ifNoneMatch).equals(opaque(tag))
                    || Arrays.stream(ifNoneMatch.split(","))
                            .map(ConditionalRequests::opaque)
                            .anyMatch(t -> t.equals("*") || t.equals(opaque(tag)));
        }
        Instant since = ifModifiedSince == null ? null : HttpDate.parse(ifModifiedSince);
        return since != null && modified != null && !modified.isAfter(since);
    }

    /** Weak and strong tags are compared alike (section 8.8.3.2). */
    private static String opaque(String tag) {
        String bare = tag.strip();
        return bare.startsWith("W/") ? bare.substring(2) : bare;
    }
}
