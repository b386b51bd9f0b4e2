package dev.courant.ingest.recording;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.WarcOutput;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Writes a WARC file, with request and response as they went over the wire. It names no feeds: they are recognised. */
final class WarcSink implements RecordingSink {
    private final Path target;
    private final WarcOutput output;
    private boolean finished;

    private WarcSink(Path target, WarcOutput output) {
        this.target = target;
        this.output = output;
    }

    static WarcSink create(Path target, String software, Instant now) {
        try {
            return new WarcSink(
                    target,
                    WarcOutput.create(target, String.valueOf(target.getFileName()), now, Map.of("software", software)));
        } catch (FileAlreadyExistsException e) {
            throw new CourantException(target + " exists already; name another place", e);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void write(HttpCapture capture) {
        try {
            output.append(capture);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void finish(Collection<RecordedFeed> feeds) {
        try {
            output.sync();
            finished = true;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try {
            output.close();
            if (!finished) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static CourantException unwritable(Path target, IOException e) {
        return new CourantException(target + " cannot be written: " + e, e);
    }
}
