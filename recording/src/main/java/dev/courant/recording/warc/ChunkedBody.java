package dev.courant.recording.warc;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Undoes the chunked transfer coding (RFC 9112, section 7.1), where it was applied at all. */
final class ChunkedBody {
    private final byte[] bytes;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int at;
    private int size = -1;

    private ChunkedBody(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    /**
     * Decodes a body.
     *
     * @param claimed whether the header says that it is chunked: then what is broken or missing after its first chunk
     *     is left out, else nothing may be
     * @param cut whether the bytes end earlier than what was sent
     * @return the data of the chunks; null: it is not chunked
     */
    static BodyDecoder.@Nullable Body decode(byte[] bytes, int from, boolean claimed, boolean cut) {
        ChunkedBody body = new ChunkedBody(bytes, from);
        boolean sound = body.readChunks();
        boolean hasData = body.data.size() > 0;
        boolean usable = claimed ? sound || hasData : sound && body.size == 0 && hasData;
        return usable ? new BodyDecoder.Body(body.data.toByteArray(), cut || !sound) : null;
    }

    /** Returns whether there is nothing but whole chunks. The last, empty one may be missing. */
    private boolean readChunks() {
        while (size != 0) {
            if (size > 0 && at == bytes.length) {
                return true;
            }
            if (!readSize() || !readData()) {
                return false;
            }
        }
        return true;
    }

    private boolean readSize() {
        int digits = at;
        long value = 0;
        for (int digit = digit(); digit >= 0; digit = digit()) {
            value = Math.min(value << 4 | digit, Integer.MAX_VALUE);
            at++;
        }
        size = (int) value;
        boolean found = at > digits;
        while (is(' ') || is('\t')) {
            at++;
        }
        if (is(';')) {
            while (at < bytes.length && !is('\n')) {
                at++;
            }
        }
        return found && skipLineEnd();
    }

    private boolean readData() {
        int count = Math.min(size, bytes.length - at);
        data.write(bytes, at, count);
        at += count;
        if (count < size) {
            return false;
        }
        if (size == 0 || at == bytes.length || skipLineEnd()) {
            return true;
        }
        if (data.size() == size) {
            data.reset();
        }
        return false;
    }

    private boolean skipLineEnd() {
        if (is('\r')) {
            at++;
        }
        boolean ends = is('\n');
        if (ends) {
            at++;
        }
        return ends;
    }

    private boolean is(char c) {
        return at < bytes.length && bytes[at] == c;
    }

    private int digit() {
        return at < bytes.length ? Character.digit((char) (bytes[at] & 0xff), 16) : -1;
    }
}
