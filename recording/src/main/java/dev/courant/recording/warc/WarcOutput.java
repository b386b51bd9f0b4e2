package dev.courant.recording.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/**
 * A WARC file that is being written, record by record. What was written before a {@link #sync} survives a crash of the
 * machine, the rest may be torn; after a crash of the process alone only the last record may be. A write that fails
 * leaves nothing behind. Used by one thread.
 */
public final class WarcOutput implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private long position;

    private WarcOutput(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins a file, which is on disk when this returns.
     *
     * @param file where; must not exist
     * @param name the name that the file will have in the end, for its description
     * @param at the time
     * @param fields what its description says, such as {@code software}
     * @return the file
     * @throws IOException when it exists, or cannot be written
     */
    public static WarcOutput create(Path file, String name, Instant at, Map<String, String> fields) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WarcOutput output = new WarcOutput(file, channel);
        try {
            long unused = output.append(WarcEncoder.warcinfo(name, at, fields));
            output.sync();
            return output;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** {@return the path under which it is written} */
    public Path file() {
        return file;
    }

    /** {@return the channel, for locking} */
    public FileChannel channel() {
        return channel;
    }

    /** {@return the number of bytes so far} */
    public long position() {
        return position;
    }

    /**
     * Writes a record behind the others.
     *
     * @param record the record
     * @return the offset of its first byte
     * @throws IOException when it cannot be written, such as for want of space; the file is as before
     */
    public long append(WarcMember record) throws IOException {
        long begin = position;
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes());
        try {
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
            return begin;
        } catch (IOException e) {
            cut(begin, e);
            throw e;
        }
    }

    /**
     * Writes request and response of an exchange.
     *
     * @param capture the exchange
     * @throws IOException when they cannot be written; the file is as before
     */
    public void append(HttpCapture capture) throws IOException {
        WarcMember response = WarcEncoder.response(capture);
        long begin = append(response);
        try {
            long unused = append(WarcEncoder.request(capture, response.id()));
        } catch (IOException e) {
            cut(begin, e);
            throw e;
        }
    }

    /**
     * Takes back what was written behind an offset.
     *
     * @param end an offset at which a record begins
     * @throws IOException when the file cannot be cut
     */
    public void rollBack(long end) throws IOException {
        channel.truncate(end);
        position = end;
    }

    /**
     * Waits until everything written is on disk.
     *
     * @throws IOException when it is not; what was written since the last call may be lost, though later calls succeed
     */
    public void sync() throws IOException {
        if (channel.size() > position) {
            // The rest of a write that failed, which could not be taken back then.
            channel.truncate(position);
        }
        channel.force(false);
    }

    /** Closes the file; what was not {@link #sync synced} is written later by the operating system. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void cut(long end, IOException failure) {
        try {
            rollBack(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
            position = end;
        }
    }
}
