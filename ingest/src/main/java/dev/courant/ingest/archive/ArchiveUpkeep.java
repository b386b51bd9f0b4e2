package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the closed files of a folder, beside the thread that writes: completes those of processes that died, and
 * removes those that are too old or too many. At the start it reads which payloads are stored already.
 */
final class ArchiveUpkeep implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ArchiveUpkeep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Path folder;
    private final ArchiveSettings settings;
    private final Originals originals;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;

    private ArchiveUpkeep(Path folder, ArchiveSettings settings, Originals originals, InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.originals = originals;
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                work -> Thread.ofPlatform()
                        .daemon()
                        .name("courant-archive-files")
                        .unstarted(work));
    }

    static ArchiveUpkeep start(Path folder, ArchiveSettings settings, Originals originals, InstantSource clock) {
        ArchiveUpkeep upkeep = new ArchiveUpkeep(folder, settings, originals, clock);
        upkeep.thread.execute(upkeep::restore);
        ScheduledFuture<?> unused =
                upkeep.thread.scheduleWithFixedDelay(upkeep::look, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
        return upkeep;
    }

    private void look() {
        try {
            Leftovers.complete(folder, clock.instant());
            new ArchiveRetention(folder, settings).apply(clock.instant());
        } catch (IOException | RuntimeException e) {
            log.warn("event=archive_upkeep_failed cause=\"{}\"", e.toString());
        }
    }

    private void restore() {
        try {
            List<Path> newestFirst = ArchiveNames.closedFiles(folder).reversed();
            for (Path file : newestFirst) {
                if (originals.isFull()) {
                    return;
                }
                originals.restore(file);
            }
        } catch (IOException | RuntimeException e) {
            // What is not known is stored again.
            log.info("event=archive_index_not_read cause=\"{}\"", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            boolean unused = thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
