package dev.courant.ingest.host;

import java.time.Duration;

/**
 * What a task says of its visit to a host.
 *
 * @param asked whether the host was asked, and is owed a pause
 * @param rest how long the host asked to be left alone; zero when it did not
 */
public record Visit(boolean asked, Duration rest) {
    /** The host was not asked. */
    public static final Visit NONE = new Visit(false, Duration.ZERO);

    /** The host was asked, and answered without a wish of its own. */
    public static final Visit MADE = new Visit(true, Duration.ZERO);

    /**
     * The host was asked, and wants to be left alone.
     *
     * @param rest for how long
     * @return the visit
     */
    public static Visit withRest(Duration rest) {
        return new Visit(true, rest);
    }
}
