package dev.courant.embedded.world;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Conditional requests after RFC 9110, section 13. */
final class Conditions {
    private static final int TAG_BYTES = 12;

    private Conditions() {}

    /** A strong entity tag: a hash of the very bytes that are sent. */
    static String tag(byte[] representation) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(representation);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * The date to send as {@code Last-Modified}; null as long as its second has not passed, for in that second
     * something else may still appear and the date would not tell the two apart (section 8.8.2.2).
     */
    static @Nullable Instant lastModified(@Nullable Instant modified, Instant now) {
        if (modified == null) {
            return null;
        }
        Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
        return second.plusSeconds(1).isAfter(now) ? null : second;
    }

    /** Whether what the client has is still good; a tag takes precedence over a date (section 13.2.2). */
    static boolean notModified(
            @Nullable String ifNoneMatch, @Nullable String ifModifiedSince, String tag, @Nullable Instant modified) {
        if (ifNoneMatch != null) {
            return Arrays.stream(ifNoneMatch.split(","))
                    .map(String::strip)
                    .anyMatch(t -> t.equals("*") || t.equals(tag) || t.equals("W/" + tag));
        }
        Instant since = ifModifiedSince == null ? null : date(ifModifiedSince);
        return since != null && modified != null && !modified.isAfter(since);
    }

    private static @Nullable Instant date(String header) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
