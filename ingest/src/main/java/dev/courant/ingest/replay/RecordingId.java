package dev.courant.ingest.replay;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives the identity of a recording from the size, the beginning and the end of its file, so that it is the same
 * wherever the file lies. Each record of a WARC file has an id of its own at its beginning. Stateless.
 */
public final class RecordingId {
    private static final int PART = 64 << 10;

    private RecordingId() {}

    /**
     * Returns the identity of a recording.
     *
     * @param recording a file; or a folder, of which all files count, with their names
     * @return 16 hex digits
     * @throws CourantException when it cannot be read
     */
    public static String of(Path recording) {
        try {
            return Files.isDirectory(recording) ? ofFolder(recording) : ofFile(recording);
        } catch (IOException | UncheckedIOException e) {
            throw new CourantException(recording + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String ofFolder(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                parts.add(folder.relativize(file).toString());
                parts.add(ofFile(file));
            }
        }
        return Identity.contentHash(parts.toArray(String[]::new));
    }

    private static String ofFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            int part = (int) Math.min(PART, size);
            ByteBuffer parts = ByteBuffer.allocate(Long.BYTES + 2 * part).putLong(size);
            read(channel, 0, parts.limit(parts.position() + part));
            read(channel, size - part, parts.limit(parts.position() + part));
            return Identity.contentHash(parts.array());
        }
    }

    private static void read(FileChannel channel, long from, ByteBuffer into) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new IOException("it has become shorter");
            }
            at += read;
        }
    }
}
