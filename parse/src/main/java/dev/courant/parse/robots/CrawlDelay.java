package dev.courant.parse.robots;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of {@code Crawl-delay}, which no standard describes: seconds, with decimals in some files. */
final class CrawlDelay {
    /** Longer delays would in effect stop the polling of a site, and are often typing errors. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9}");

    private CrawlDelay() {}

    /** Reads a delay of at most {@link #LONGEST}; empty when it is not a number. */
    static Optional<Duration> parse(String value) {
        if (!SECONDS.matcher(value).matches()) {
            return Optional.empty();
        }
        Duration delay = Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
        return Optional.of(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }
}
