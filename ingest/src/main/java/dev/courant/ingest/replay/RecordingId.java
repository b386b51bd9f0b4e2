package dev.courant.ingest.replay;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Identity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Derives the identity of a file from its size, its beginning and its end, so that it is the same wherever the file
 * lies. Each record of a WARC file has an id of its own at its beginning. Stateless.
 */
public final class RecordingId {
    private static final int PART = 64 << 10;

    private RecordingId() {}

    /**
     * Returns the identity of a file.
     *
     * @param file the file
     * @return 16 hex digits
     * @throws CourantException when it cannot be read
     */
    public static String of(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            int part = (int) Math.min(PART, size);
            ByteBuffer parts = ByteBuffer.allocate(Long.BYTES + 2 * part).putLong(size);
            read(channel, 0, parts.limit(parts.position() + part));
            read(channel, size - part, parts.limit(parts.position() + part));
            return Identity.contentHash(parts.array());
        } catch (IOException e) {
            throw new CourantException(file + " cannot be read: " + e.getMessage(), e);
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
