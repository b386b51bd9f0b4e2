package dev.courant.recording.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file that has a gzip member for each, as {@link WarcOutput} writes them, with the places where
 * they begin and end. It is strict: the first record that is torn or unsound ends it, and {@link #end} says up to where
 * all is well. {@link ArchiveReader} reads files of other writers, and what comes after damage. Used by one thread.
 */
public final class StoredRecords implements AutoCloseable {
    /** The largest that are written have a page of 1 GiB, and heads. */
    private static final long LARGEST = (1L << 30) + (16 << 20);

    private static final int STEP = 64 << 10;

    private final Path path;
    private final ArchiveFile file;
    private final byte[] step = new byte[STEP];
    private long end;

    private StoredRecords(Path path, ArchiveFile file, long offset) {
        this.path = path;
        this.file = file;
        this.end = offset;
    }

    /**
     * Opens a file. What is appended to it later is not read.
     *
     * @param path the file
     * @param offset the offset of a record
     * @return the reader, before that record
     * @throws IOException when the file cannot be opened
     */
    public static StoredRecords open(Path path, long offset) throws IOException {
        return new StoredRecords(path, new ArchiveFile(path), offset);
    }

    /**
     * Reads the next record.
     *
     * @return the record; null at the end of the file
     * @throws IOException when it is torn or unsound, or the file cannot be read; the reader stays before it
     */
    public @Nullable StoredRecord next() throws IOException {
        if (end >= file.size()) {
            return null;
        }
        try (GzipMember member = new GzipMember(file, end)) {
            StoredRecord record = StoredRecord.parse(content(member), end, member.end() - end);
            end = member.end();
            return record;
        } catch (DamagedException e) {
            throw new IOException("the record at " + end + " cannot be read: " + e.why(), e);
        }
    }

    /**
     * Reads the next record, which has to be there.
     *
     * @return the record
     * @throws IOException when there is none, it is torn or unsound, or the file cannot be read
     */
    public StoredRecord required() throws IOException {
        StoredRecord record = next();
        if (record == null) {
            throw new IOException(path + " ends at " + end + ", where a record should be");
        }
        return record;
    }

    private byte[] content(GzipMember member) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(STEP);
        for (int count = member.read(step, 0, STEP); count >= 0; count = member.read(step, 0, STEP)) {
            if (content.size() + (long) count > LARGEST) {
                throw new DamagedException("it is larger than any that is written");
            }
            content.write(step, 0, count);
        }
        return content.toByteArray();
    }

    /** {@return the offset behind the record that was read last: all before it is whole and sound} */
    public long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
