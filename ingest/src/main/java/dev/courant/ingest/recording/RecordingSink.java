package dev.courant.ingest.recording;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.CourantException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** Where a recording is written to. Used by one thread at a time. */
public interface RecordingSink extends AutoCloseable {
    /**
     * Writes an exchange.
     *
     * @param capture the exchange
     * @throws CourantException when it cannot be written
     */
    void write(HttpCapture capture);

    /**
     * Ends the recording, which is complete when this returns.
     *
     * @param feeds its feeds
     * @throws CourantException when it cannot be written
     */
    void finish(Collection<RecordedFeed> feeds);

    /** Removes what was written, unless the recording is finished. */
    @Override
    void close();

    /**
     * Begins a recording: a WARC file when the name ends in {@code .warc.gz}, a zip when it ends in {@code .zip}, else
     * a folder.
     *
     * @param target where; nothing is there yet
     * @param software who writes it, as a User-Agent
     * @param now the time
     * @return the sink
     * @throws CourantException when there is something, or nothing can be written
     */
    static RecordingSink create(Path target, String software, Instant now) {
        check(target);
        return isWarc(target) ? WarcSink.create(target, software, now) : FolderSink.create(target);
    }

    /**
     * Checks that a recording may get this name, and begins none.
     *
     * @param target where it is to be
     * @throws CourantException when there is something, or it is the name of what is not written
     */
    static void check(Path target) {
        if (target.toString().toLowerCase(Locale.ROOT).endsWith(".warc")) {
            throw new CourantException(target + ": WARC files are written compressed; name it " + target + ".gz");
        }
        if (Files.exists(target)) {
            throw new CourantException(target + " exists already; name another place");
        }
    }

    private static boolean isWarc(Path target) {
        return target.toString().toLowerCase(Locale.ROOT).endsWith(".warc.gz");
    }
}
