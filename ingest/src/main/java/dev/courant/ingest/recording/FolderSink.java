package dev.courant.ingest.recording;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.folder.FolderWriter;
import dev.courant.recording.warc.HttpCapture;
import java.nio.file.Path;
import java.util.Collection;

/** Writes a folder or a zip for people, with the bodies decoded. */
final class FolderSink implements RecordingSink {
    private final FolderWriter writer;

    private FolderSink(FolderWriter writer) {
        this.writer = writer;
    }

    static FolderSink create(Path target) {
        return new FolderSink(FolderWriter.create(target));
    }

    @Override
    public void write(HttpCapture capture) {
        writer.add(DecodedCapture.of(capture));
    }

    @Override
    public void finish(Collection<RecordedFeed> feeds) {
        writer.finish(feeds);
    }

    @Override
    public void close() {
        writer.close();
    }
}
