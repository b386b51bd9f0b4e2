package dev.courant.recording.coding;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose next bytes can be looked at without reading them, to recognise their coding. Not thread-safe. */
final class PeekableInputStream extends BufferedInputStream {
    private static final int BUFFER = 16 << 10;

    /** Compressed data has about one ASCII text byte in three: 32 in a row have a chance below 1 in 10^12. */
    private static final int SAMPLE = 32;

    PeekableInputStream(InputStream in) {
        super(in, BUFFER);
    }

    /** Never 0 before the end: {@link java.util.zip.GZIPInputStream} takes 0 for the end of the last member. */
    @Override
    public synchronized int available() throws IOException {
        return Math.max(super.available(), peek(1).length);
    }

    boolean isEmpty() throws IOException {
        return peek(1).length == 0;
    }

    /** RFC 1952, section 2.3: the magic number, the one method there is, no reserved flag. */
    boolean isGzip() throws IOException {
        byte[] b = peek(4);
        return b.length == 4 && b[0] == 0x1f && b[1] == (byte) 0x8b && b[2] == 8 && (b[3] & 0xe0) == 0;
    }

    /** RFC 8878, sections 3.1.1 and 3.1.2: a frame, or one to be skipped. */
    boolean isZstd() throws IOException {
        byte[] b = peek(4);
        if (b.length < 4) {
            return false;
        }
        int magic = (b[3] & 0xff) << 24 | (b[2] & 0xff) << 16 | (b[1] & 0xff) << 8 | b[0] & 0xff;
        return magic == 0xfd2fb528 || (magic & 0xfffffff0) == 0x184d2a50;
    }

    /** RFC 1950, section 2.2. */
    boolean isZlib() throws IOException {
        byte[] b = peek(2);
        return b.length == 2 && (b[0] & 0x0f) == 8 && ((b[0] & 0xff) << 8 | b[1] & 0xff) % 31 == 0;
    }

    /** Returns whether this is text rather than compressed data without a magic number; a UTF-8 mark is skipped. */
    boolean isText() throws IOException {
        byte[] b = peek(SAMPLE + 3);
        int from = b.length > 2 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf ? 3 : 0;
        for (int i = from; i < b.length; i++) {
            if (!isAsciiText(b[i])) {
                return false;
            }
        }
        return b.length - from >= SAMPLE || b.length > from && (b[from] == '<' || b[from] == '{');
    }

    private static boolean isAsciiText(byte b) {
        return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t' || b == '\f';
    }

    private synchronized byte[] peek(int length) throws IOException {
        mark(length);
        byte[] start = readNBytes(length);
        reset();
        return start;
    }
}
