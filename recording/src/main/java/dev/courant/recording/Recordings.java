package dev.courant.recording;

import dev.courant.recording.folder.WrittenRecording;
import dev.courant.recording.warc.ArchiveReader;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens recordings: those that are {@linkplain dev.courant.recording.folder written by hand}, as a folder or a zip;
 * WARC and ARC files, compressed or not; and folders of these. What a file is, its first bytes say, or its name where
 * they are damaged. All methods are thread-safe.
 */
public final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private Recordings() {}

    /**
     * Goes through the records of a recording one after another.
     *
     * @param recording the recording
     * @param from where to begin: 0, or the offset in the {@link RecordedItem#position() position} of an item, which is
     *     then the first that is read. For a folder of several files 0; each of its {@linkplain #files files} can be
     *     resumed
     * @return its reader, to be closed
     * @throws CourantException when this is no recording, or cannot be read
     */
    public static RecordingReader open(Path recording, long from) {
        List<Path> files = files(recording);
        if (files.size() > 1 && from != 0) {
            throw new CourantException(recording + " is a folder; to begin at an offset, name one of its files");
        }
        return files.size() == 1 ? opened(files.getFirst(), from) : new SequenceReader(files);
    }

    /**
     * Reads where everything is. Bodies stay on disk until they are asked for: the files must stay as they are. Of WARC
     * files, the feeds are the responses that are feeds; parts that cannot be read are logged.
     *
     * @param recording the recording
     * @return all of it
     * @throws CourantException when this is no recording, or cannot be read
     */
    public static Recording read(Path recording) {
        WrittenRecording written = WrittenRecording.open(recording);
        if (written != null) {
            return written.recording();
        }
        RecordingIndex index = new RecordingIndex();
        try (RecordingReader reader = open(recording, 0)) {
            for (RecordedItem item = reader.next(); item != null; item = reader.next()) {
                index.add(item);
            }
        }
        for (RecordedItem.Damaged part : index.damaged()) {
            LOG.warn("{} at {}: {}", part.position().file(), part.position().offset(), part.why());
        }
        return index.recording();
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
        if (!Files.isDirectory(recording) || Files.exists(recording.resolve(WrittenRecording.DOCUMENT))) {
            return List.of(recording);
        }
        try (Stream<Path> found = Files.list(recording)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(ArchiveReader::isNamedSo)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CourantException(
                        recording + " holds no recording: neither a " + WrittenRecording.DOCUMENT + " nor a WARC file");
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
        WrittenRecording written = WrittenRecording.open(file);
        RecordingReader reader = written == null ? archive(file, from) : written.reader(from);
        if (reader == null) {
            throw new CourantException(file + " is no recording; name a WARC or ARC file, or a folder or zip with a "
                    + WrittenRecording.DOCUMENT);
        }
        return reader;
    }

    private static @Nullable RecordingReader archive(Path file, long from) {
        return Files.isRegularFile(file) ? ArchiveReader.open(file, from) : null;
    }
}
