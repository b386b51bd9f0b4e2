package dev.courant.app.command.recording;

import dev.courant.ingest.recording.ArchiveCut;
import dev.courant.ingest.recording.RecordingSink;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;

/** A cut of the archive that is being written. A signal before its end leaves nothing behind. Thread-safe. */
final class CutRun implements Component {
    private final RecordingSink sink;
    private final CutProgress progress;
    private long bytes;
    private boolean ended;

    /** @param sink where to; is closed with this */
    CutRun(RecordingSink sink, CutProgress progress) {
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Writes it to its end.
     *
     * @return the number of bytes of the bodies, as they were sent
     * @throws CourantException when it cannot be read or written, or was closed meanwhile
     */
    long write(ArchiveCut cut) {
        cut.forEach(capture -> write(capture, cut.totals().answers()));
        return finish(cut);
    }

    private synchronized void write(HttpCapture capture, long of) {
        refuseAfterEnd();
        sink.write(capture);
        bytes += capture.body().length;
        progress.written(capture.body().length, of);
    }

    private synchronized long finish(ArchiveCut cut) {
        refuseAfterEnd();
        sink.finish(cut.feeds());
        return bytes;
    }

    private void refuseAfterEnd() {
        if (ended) {
            throw new CourantException("interrupted; nothing was recorded");
        }
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public Health check() {
        return Health.UP;
    }

    /** Removes what was written, unless it is finished. */
    @Override
    public synchronized void close() {
        if (!ended) {
            ended = true;
            sink.close();
        }
    }
}
