package dev.courant.parse.feed;

import dev.courant.parse.feed.xml.Limits;
import dev.courant.parse.feed.xml.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks bodies that are gzipped although no header said so, recognized by the magic number of RFC 1952. */
final class GzipBody {
    private static final int BUFFER = 16 << 10;

    private GzipBody() {}

    /** Returns the unpacked body, up to the limit or the first malformed byte; a body that is not gzipped as it is. */
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
