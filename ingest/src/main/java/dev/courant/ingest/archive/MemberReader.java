package dev.courant.ingest.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the gzip members of a file one by one, with the offsets where they begin and end, which the streams of the JDK
 * do not tell. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952, section 2.3</a>
 */
final class MemberReader implements AutoCloseable {
    /** Ours have a page of 15 MiB or 1 GiB at most, and heads. */
    private static final long LARGEST = (1L << 30) + (16 << 20);

    private static final int BUFFER = 64 << 10;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    private final FileChannel channel;
    private final Inflater inflater = new Inflater(true);
    private final byte[] inflated = new byte[BUFFER];
    private final byte[] input = new byte[BUFFER];
    private InputStream in;
    private long begin;
    private long end;

    MemberReader(Path file, long offset) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        in = at(offset);
        end = offset;
    }

    private InputStream at(long offset) throws IOException {
        channel.position(offset);
        return new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    }

    /** Returns the offset of the member that was read last. */
    long begin() {
        return begin;
    }

    /** Returns the offset behind the member that was read last. */
    long end() {
        return end;
    }

    /**
     * Reads the next member.
     *
     * @return what it contains; null at the end of the file
     * @throws EOFException when the file ends within it
     * @throws ZipException when it is none, or is damaged
     */
    byte @Nullable [] next() throws IOException {
        begin = end;
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return null;
        }
        if (header.length < HEADER) {
            throw torn();
        }
        if (header[0] != 0x1f || header[1] != (byte) 0x8b || header[2] != 8 || header[3] != 0) {
            throw new ZipException("no gzip member begins at " + begin);
        }
        byte[] content = inflate();
        long trailerAt = begin + HEADER + inflater.getBytesRead();
        in = at(trailerAt);
        byte[] trailer = in.readNBytes(TRAILER);
        if (trailer.length < TRAILER) {
            throw torn();
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != number(trailer, 0) || (content.length & 0xffffffffL) != number(trailer, 4)) {
            throw new ZipException("the gzip member at " + begin + " is damaged");
        }
        end = trailerAt + TRAILER;
        return content;
    }

    private byte[] inflate() throws IOException {
        inflater.reset();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = in.read(input);
                    if (read < 0) {
                        throw torn();
                    }
                    inflater.setInput(input, 0, read);
                }
                content.write(inflated, 0, inflater.inflate(inflated));
                if (content.size() > LARGEST || inflater.needsDictionary()) {
                    throw new ZipException("the gzip member at " + begin + " is not one of an archive");
                }
            }
        } catch (DataFormatException e) {
            throw new ZipException("the gzip member at " + begin + " is damaged: " + e.getMessage());
        }
        return content.toByteArray();
    }

    private EOFException torn() {
        return new EOFException("the file ends within the gzip member at " + begin);
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
