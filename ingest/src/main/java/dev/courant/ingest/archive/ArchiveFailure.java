package dev.courant.ingest.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the archive can be written at present, said once a minute while it cannot. Thread-safe. */
final class ArchiveFailure {
    private static final Logger log = LoggerFactory.getLogger(ArchiveFailure.class);
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final String consequence;
    private @Nullable String cause;
    private Instant saidAt = Instant.MIN;

    /** @param stops whether nothing is fetched meanwhile */
    ArchiveFailure(boolean stops) {
        this.consequence = stops ? "polling and scraping wait" : "polling and scraping go on without archiving";
    }

    synchronized void failed(String why, Instant now) {
        cause = why;
        if (!now.isBefore(saidAt.plus(REPEAT))) {
            saidAt = now;
            log.error("event=archive_not_written cause=\"{}\" consequence=\"{}\"", why, consequence);
        }
    }

    synchronized void ended() {
        if (cause != null) {
            log.info("event=archive_written_again");
            cause = null;
            saidAt = Instant.MIN;
            notifyAll();
        }
    }

    /** Returns one line for an operator; empty when there is no failure. */
    synchronized Optional<String> line() {
        return Optional.ofNullable(cause).map(why -> "the archive cannot be written (" + why + "), " + consequence);
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (cause != null) {
            wait();
        }
    }
}
