package dev.courant.parse.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks a body that is gzipped although no header said so (RFC 1952 magic number). */
final class GzipBody {
    private static final int BUFFER = 16 << 10;

    private GzipBody() {}

    /** Returns the unpacked body, up to the limit and up to where the packing breaks; any other body as it is. */
    static byte[] unpack(byte[] body, Problems problems) {
        if (!isGzip(body)) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 4);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
            copy(in, out, problems);
        } catch (IOException e) {
            problems.add("gzip: the body breaks off after " + out.size() + " unpacked bytes");
        }
        return out.toByteArray();
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b && body[2] == 8;
    }

    private static void copy(InputStream in, ByteArrayOutputStream out, Problems problems) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            if (out.size() > Limits.UNPACKED_BYTES) {
                problems.add("gzip: cut at " + out.size() + " unpacked bytes");
                return;
            }
        }
    }
}
