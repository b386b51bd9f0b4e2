package dev.courant.ingest.archive;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.PendingGroups.PendingGroup;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.WarcMember;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the archive of one instance. Records are encoded on the threads that keep them; one thread writes them and
 * brings all that have come together to disk at once, twice a second at most. Thread-safe.
 */
public final class ArchiveWriter implements ExchangeArchive, Component {
    private static final Logger log = LoggerFactory.getLogger(ArchiveWriter.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration SYNC_INTERVAL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /** When files are removed some time, what did not change is stored in full once a day. */
    private static final Duration OLDEST_ORIGINAL = Duration.ofDays(1);

    private final ArchiveSettings settings;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final PendingGroups pending = new PendingGroups();
    private final ArchiveFailure failure;
    private final ArchiveFiles files;
    private final Forgotten forgotten;
    private final Originals originals;
    private final GroupEncoder encoder;
    private final ArchiveUpkeep upkeep;
    private final Loop loop;
    private List<PendingGroup> unwritten = List.of();

    private ArchiveWriter(
            ArchiveSettings settings, String instance, String userAgent, InstantSource clock, IngestMetrics metrics)
            throws IOException {
        Path folder = settings.path();
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        metrics.archiving();
        this.failure = new ArchiveFailure(settings.stopsOnFailure());
        this.files = new ArchiveFiles(folder, instance, settings, info(userAgent));
        this.forgotten = Forgotten.in(folder);
        this.originals = new Originals(settings.removesFiles() ? OLDEST_ORIGINAL : null);
        this.encoder = new GroupEncoder(originals, new NoArchive(userAgent));
        this.upkeep = ArchiveUpkeep.start(folder, settings, originals, clock);
        this.loop = Loop.start("archive", this::run);
    }

    /**
     * Starts writing.
     *
     * @param settings where to, and for how long; with a folder
     * @param instance the name of this instance
     * @param userAgent the User-Agent header of its requests
     * @param clock the time
     * @param metrics counts records and failures
     * @return the running component
     * @throws CourantException when the folder is none, or must not be written
     */
    public static ArchiveWriter start(
            ArchiveSettings settings, String instance, String userAgent, InstantSource clock, IngestMetrics metrics) {
        Path folder = settings.path();
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("no permission to write");
            }
            return new ArchiveWriter(settings, instance, userAgent, clock, metrics);
        } catch (IOException e) {
            throw new CourantException(
                    "COURANT_ARCHIVE=" + folder + ": write a folder in which files can be made: " + e, e);
        }
    }

    private static Map<String, String> info(String userAgent) {
        return Map.of(
                "software", "Courant",
                "format", "WARC File Format 1.1",
                "conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
                "http-header-user-agent", userAgent,
                "robots", "obey");
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void awaitWritable() throws InterruptedException {
        if (settings.stopsOnFailure()) {
            failure.awaitEnd();
        }
    }

    @Override
    public void keep(KeptExchanges exchanges, Runnable onDisk) throws InterruptedException {
        if (isForgotten(exchanges)) {
            onDisk.run();
            return;
        }
        List<WarcMember> records = encoded(exchanges);
        if (records.isEmpty()) {
            onDisk.run();
        } else {
            pending.add(new PendingGroup(exchanges, records, onDisk));
        }
    }

    /** A fault of ours with one page does not keep it from becoming an article. */
    private List<WarcMember> encoded(KeptExchanges exchanges) {
        try {
            return encoder.encode(exchanges);
        } catch (RuntimeException e) {
            log.error("event=exchange_not_archived url={} cause=\"{}\"", exchanges.url(), e.toString(), e);
            metrics.archiveFailed();
            return List.of();
        }
    }

    private boolean isForgotten(KeptExchanges exchanges) {
        return Stream.concat(
                        Stream.of(exchanges.url()),
                        exchanges.captures().stream().map(HttpCapture::url))
                .anyMatch(forgotten::contains);
    }

    @Override
    public void flush(Duration patience) {
        pending.awaitSettled(patience);
    }

    private void run(Loop.Running running) throws InterruptedException {
        while (running.active()) {
            round(running);
        }
        end();
    }

    private void round(Loop.Running running) throws InterruptedException {
        if (unwritten.isEmpty()) {
            unwritten = pending.takeAll(ROUND);
        }
        if (hasForgottenMore()) {
            // Whoever had something forgotten waits for the file, to remove it there as well.
            files.rotate();
        }
        if (!unwritten.isEmpty()) {
            boolean written = write();
            Thread.sleep(written ? SYNC_INTERVAL : RETRY_PAUSE);
        }
        files.rotateWhenDue(clock.instant());
        failure.line().ifPresentOrElse(running::notReady, running::ready);
    }

    /** Writes what is there, and completes the file. What cannot be written belongs to links that have not ended. */
    private void end() throws InterruptedException {
        if (unwritten.isEmpty() || write()) {
            unwritten = pending.takeAll(Duration.ZERO);
            boolean unused = unwritten.isEmpty() || write();
        }
        files.rotate();
    }

    private boolean write() {
        Instant now = clock.instant();
        List<PendingGroup> groups = unwritten.stream()
                .filter(group -> !isForgotten(group.exchanges()))
                .toList();
        try {
            long bytes = groups.isEmpty() ? 0 : files.write(groups, now);
            metrics.archived(
                    groups.stream().mapToInt(group -> group.records().size()).sum(), bytes);
            groups.forEach(group -> originals.stored(group.records()));
            failure.ended();
            settle();
            return true;
        } catch (IOException e) {
            metrics.archiveFailed();
            failure.failed(e.toString(), now);
            if (!settings.stopsOnFailure()) {
                settle();
            }
            return false;
        }
    }

    private void settle() {
        List<PendingGroup> settled = unwritten;
        unwritten = List.of();
        settled.forEach(group -> group.onDisk().run());
        pending.settled(settled);
    }

    private boolean hasForgottenMore() {
        try {
            return forgotten.reload();
        } catch (IOException e) {
            log.warn("event=forgotten_log_unreadable cause=\"{}\"", e.toString());
            return false;
        }
    }

    @Override
    public String name() {
        return loop.name();
    }

    @Override
    public Health check() {
        return loop.check();
    }

    @Override
    public void close() {
        upkeep.close();
        loop.close();
    }
}
