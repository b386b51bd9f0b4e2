package dev.courant.recording.warc;

import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import dev.courant.recording.RecordingReader;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WARC or ARC file, compressed by gzip or not. A faulty record costs that record alone. Memory is bounded by
 * the largest body, 16 MiB, whatever the file states. Used by one thread.
 */
public final class ArchiveReader implements RecordingReader {
    private final Path path;
    private final ArchiveFile file;
    private final ItemSource items;

    private ArchiveReader(Path path, ArchiveFile file, ItemSource items) {
        this.path = path;
        this.file = file;
        this.items = items;
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @param from where to begin: 0, or the offset of an item
     * @return the reader; null: this is no WARC or ARC file
     * @throws CourantException when the file cannot be read
     */
    public static @Nullable ArchiveReader open(Path path, long from) {
        try {
            ArchiveFile file = new ArchiveFile(path);
            ArchiveReader reader = opened(path, file, from);
            if (reader == null) {
                file.close();
            }
            return reader;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static @Nullable ArchiveReader opened(Path path, ArchiveFile file, long from) throws IOException {
        boolean compressed = GzipMember.startsAt(file, 0);
        byte[] first = compressed ? MemberContent.firstBytes(file, 0) : file.bytes(0, ArchiveFormat.LONGEST_START);
        ArchiveFormat format = first == null ? null : ArchiveFormat.of(first);
        if (format == null) {
            format = named(path);
            compressed = compressed || name(path).endsWith(".gz");
            if (format == null || !holdsRecord(file, format, compressed)) {
                return null;
            }
        }
        return new ArchiveReader(
                path, file, compressed ? new GzipRecords(path, file, format, from) : plain(path, file, format, from));
    }

    /** The beginning of a file may be damaged; then its name tells what it is, if there is any record in it. */
    private static boolean holdsRecord(ArchiveFile file, ArchiveFormat format, boolean compressed) throws IOException {
        if (file.size() == 0) {
            return true;
        }
        return compressed
                ? GzipRecords.nextStart(file, format, 0) < file.size()
                : format.find(file, 0, file.size()) >= 0;
    }

    /**
     * Returns whether a file is called as WARC and ARC files are.
     *
     * @param path the file
     * @return whether it is
     */
    public static boolean isNamedSo(Path path) {
        return named(path) != null;
    }

    private static @Nullable ArchiveFormat named(Path path) {
        String name = name(path);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".warc")) {
            return ArchiveFormat.WARC;
        }
        return plain.endsWith(".arc") ? ArchiveFormat.ARC : null;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }

    private static ItemSource plain(Path path, ArchiveFile file, ArchiveFormat format, long from) {
        RecordSequence records = new RecordSequence(file, format, at -> new Position(path, at), Math.max(0, from));
        return new ItemSource() {
            @Override
            public @Nullable RecordedItem next() throws IOException {
                return records.next();
            }

            @Override
            public long at() {
                return records.at();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public @Nullable RecordedItem next() {
        try {
            return items.next();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public double progress() {
        return file.size() == 0 ? 1 : Math.clamp((double) items.at() / file.size(), 0, 1);
    }

    @Override
    public void close() {
        items.close();
        try {
            file.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static CourantException unreadable(Path path, IOException e) {
        return new CourantException(path + " cannot be read: " + e.getMessage(), e);
    }
}
