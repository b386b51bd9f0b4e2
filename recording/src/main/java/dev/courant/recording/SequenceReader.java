package dev.courant.recording;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads several files, one after another. All are opened once before the first is read, so that none is refused late.
 */
final class SequenceReader implements RecordingReader {
    private final List<Path> files;
    private int index;
    private RecordingReader current;

    SequenceReader(List<Path> files) {
        this.files = files;
        for (Path file : files) {
            Recordings.opened(file, 0).close();
        }
        current = Recordings.opened(files.getFirst(), 0);
    }

    @Override
    public @Nullable RecordedItem next() {
        RecordedItem item = current.next();
        while (item == null && index + 1 < files.size()) {
            current.close();
            current = Recordings.opened(files.get(++index), 0);
            item = current.next();
        }
        return item;
    }

    @Override
    public double progress() {
        return (index + current.progress()) / files.size();
    }

    @Override
    public void close() {
        current.close();
    }
}
