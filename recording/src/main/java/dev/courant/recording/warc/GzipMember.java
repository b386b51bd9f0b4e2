package dev.courant.recording.warc;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One member of a gzip file (RFC 1952), with the exact place of its end. {@link java.util.zip.GZIPInputStream} reads on
 * into what follows, and does not say where it was.
 */
final class GzipMember implements AutoCloseable {
    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int LONGEST_NAME = 64 << 10;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final ArchiveFile file;
    private final long start;
    private final long dataStart;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[8 << 10];
    private long inputAt;
    private boolean ended;

    /**
     * Starts with the member at an offset.
     *
     * @throws DamagedException when there is none
     */
    GzipMember(ArchiveFile file, long start) throws IOException {
        this.file = file;
        this.start = start;
        dataStart = afterHeader();
        inputAt = dataStart;
    }

    /** Returns whether a member can start at an offset: the magic number, the one method there is, no reserved flag. */
    static boolean startsAt(ArchiveFile file, long at) throws IOException {
        return file.byteAt(at) == 0x1f
                && file.byteAt(at + 1) == 0x8b
                && file.byteAt(at + 2) == 8
                && (file.byteAt(at + 3) & 0xe0) == 0;
    }

    private long afterHeader() throws IOException {
        if (!startsAt(file, start)) {
            throw new DamagedException("what follows is no compressed record");
        }
        int flags = file.byteAt(start + 3);
        long at = start + FIXED_HEADER;
        if ((flags & EXTRA) != 0) {
            at += 2 + Math.max(0, file.byteAt(at)) + (Math.max(0, file.byteAt(at + 1)) << 8);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterZero(at);
        }
        return (flags & HEADER_CRC) != 0 ? at + 2 : at;
    }

    private long afterZero(long from) throws IOException {
        for (long at = from; at < from + LONGEST_NAME; at++) {
            if (file.byteAt(at) == 0) {
                return at + 1;
            }
        }
        throw new DamagedException("the header of the gzip member is broken");
    }

    /**
     * Reads on.
     *
     * @return how many bytes; -1: the member ended, and its checksum is right
     */
    int read(byte[] into, int from, int length) throws IOException {
        while (!ended) {
            int count = inflated(into, from, length);
            if (count > 0) {
                checksum.update(into, from, count);
                return count;
            }
            if (inflater.finished()) {
                checkTrailer();
                ended = true;
            } else {
                feed();
            }
        }
        return -1;
    }

    /** Reads until there is nothing more to read, or no room for it; returns how many bytes. */
    int readFully(byte[] into, int from, int length) throws IOException {
        int done = 0;
        for (int count = 0; done < length && count >= 0; done += Math.max(0, count)) {
            count = read(into, from + done, length - done);
        }
        return done;
    }

    private int inflated(byte[] into, int from, int length) throws DamagedException {
        try {
            return inflater.inflate(into, from, length);
        } catch (DataFormatException e) {
            throw new DamagedException("the compressed data is broken: " + e.getMessage());
        }
    }

    private void feed() throws IOException {
        int count = file.read(inputAt, input, 0, input.length);
        if (count == 0 || inflater.needsDictionary()) {
            throw new DamagedException("the file ends within the compressed record");
        }
        inflater.setInput(input, 0, count);
        inputAt += count;
    }

    private void checkTrailer() throws IOException {
        long trailer = consumed();
        byte[] bytes = new byte[TRAILER];
        if (file.read(trailer, bytes, 0, TRAILER) < TRAILER) {
            throw new DamagedException("the file ends within the compressed record");
        }
        if (littleEndian(bytes, 0) != (int) checksum.getValue()
                || littleEndian(bytes, 4) != (int) inflater.getBytesWritten()) {
            throw new DamagedException("the compressed data differs from its checksum");
        }
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xff
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }

    /** Returns the offset in the file up to which the compressed data was needed so far. */
    long consumed() {
        return dataStart + inflater.getBytesRead();
    }

    /** Returns the offset in the file after this member, once it has ended. */
    long end() {
        return consumed() + TRAILER;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
