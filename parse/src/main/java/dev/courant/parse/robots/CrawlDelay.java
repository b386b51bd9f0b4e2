package dev.courant.parse.robots;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of {@code Crawl-delay}, which no standard describes: seconds, with decimals in some files. */
final class CrawlDelay {
    /** A longer delay would stop a site's news rather than slow it down; it may also be a slip of the keyboard. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9}");

    private CrawlDelay() {}

    /** Reads a delay of at most {@link #LONGEST}; empty when it is no number. */
    static Optional<Duration> parse(String value) {
        if (!SECONDS.matcher(value).matches()) {
            return Optional.empty();
        }
        Duration delay = Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
        return Optional.of(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }
}
