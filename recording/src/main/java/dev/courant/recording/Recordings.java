package dev.courant.recording;

import dev.courant.recording.warc.ArchiveReader;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Opens recordings: WARC and ARC files, compressed or not, and folders of them. What a file is, its first bytes say, or
 * its name where they are damaged. All methods are thread-safe.
 */
public final class Recordings {
    private Recordings() {}

    /**
     * Goes through the records of a recording one after another.
     *
     * @param recording the recording
     * @param from where to begin: 0, or the offset in the {@link RecordedItem#position() position} of an item, which is
     *     then the first that is read. For a folder of files 0; each of its {@linkplain #files files} can be resumed
     * @return its reader, to be closed
     * @throws CourantException when this is no recording, or cannot be read
     */
    public static RecordingReader open(Path recording, long from) {
        List<Path> files = files(recording);
        if (files.size() != 1 && from != 0) {
            throw new CourantException(recording + " is a folder; to begin at an offset, name one of its files");
        }
        return files.size() == 1 ? opened(files.getFirst(), from) : new SequenceReader(files);
    }

    /**
     * Returns the files that a recording consists of, in the order in which they are read. Offsets are those in one of
     * them, and each can be opened alone.
     *
     * @param recording the recording
     * @return the recording itself, or the WARC and ARC files of a folder by their names
     * @throws CourantException when this is no recording, or cannot be read
     */
    public static List<Path> files(Path recording) {
        if (!Files.isDirectory(recording)) {
            return List.of(recording);
        }
        try (Stream<Path> found = Files.list(recording)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(ArchiveReader::isNamedSo)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CourantException(recording + " holds no recording: no WARC file is in it");
            }
            return files;
        } catch (IOException e) {
            throw new CourantException(recording + " cannot be read: " + e.getMessage(), e);
        }
    }

    static RecordingReader opened(Path file, long from) {
        if (!Files.exists(file)) {
            throw new CourantException(file + " does not exist");
        }
        RecordingReader reader = ArchiveReader.open(file, from);
        if (reader == null) {
            throw new CourantException(file + " is no recording: name a WARC file, compressed by gzip or not");
        }
        return reader;
    }
}
