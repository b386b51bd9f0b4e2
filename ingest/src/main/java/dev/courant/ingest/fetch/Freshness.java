package dev.courant.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a response may be used without asking again: {@code max-age} less {@code Age}, else {@code Expires}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1">RFC 9111, section 4.2.1</a>
 */
final class Freshness {
    private static final String MAX_AGE = "max-age=";
    private static final int MAX_DIGITS = 9;

    private Freshness() {}

    /** Returns the time from {@code now}; null when the headers state none, or that the response must not be stored. */
    static @Nullable Duration of(Headers headers, Instant now) {
        @Nullable Duration maxAge = null;
        for (String directive :
                String.join(",", headers.values("Cache-Control")).split(",", -1)) {
            String name = directive.strip().toLowerCase(Locale.ROOT);
            if (name.startsWith("no-store") || name.startsWith("no-cache")) {
                return null;
            }
            if (name.startsWith(MAX_AGE)) {
                maxAge = seconds(name.substring(MAX_AGE.length()).replace("\"", ""));
            }
        }
        return maxAge == null ? untilExpiry(headers, now) : positive(less(maxAge, headers.get("Age")));
    }

    private static @Nullable Duration untilExpiry(Headers headers, Instant now) {
        Instant expires = headers.getInstant("Expires");
        Instant date = headers.getInstant("Date");
        return expires == null ? null : positive(Duration.between(date == null ? now : date, expires));
    }

    private static Duration less(Duration time, @Nullable String age) {
        Duration spent = age == null ? null : seconds(age.strip());
        return spent == null ? time : time.minus(spent);
    }

    private static @Nullable Duration positive(Duration duration) {
        return duration.isPositive() ? duration : null;
    }

    private static @Nullable Duration seconds(String digits) {
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return null;
        }
        return Duration.ofSeconds(digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Long.parseLong(digits));
    }
}
