package dev.courant.ingest.recording;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.coding.ContentDecoder;
import dev.courant.recording.warc.HttpCapture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decodes the bodies of exchanges. Stateless. */
final class DecodedCapture {
    /** The largest body, as a recording for people has it. */
    private static final int LARGEST = 16 << 20;

    private static final int BUFFER = 16 << 10;
    private static final Set<String> UNDONE = Set.of("content-encoding", "content-length", "transfer-encoding");

    private DecodedCapture() {}

    /** Returns the exchange; of a body that cannot be decoded to its end, or is too large, the beginning. */
    static Exchange of(HttpCapture capture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = decode(capture, body) && capture.truncation() == null;
        List<Header> headers = capture.response().headers().stream()
                .filter(header -> !UNDONE.contains(header.name().toLowerCase(Locale.ROOT)))
                .toList();
        return new Exchange(capture.url(), capture.at(), capture.status(), headers, body.toByteArray(), !whole);
    }

    private static boolean decode(HttpCapture capture, ByteArrayOutputStream body) {
        String coding = String.join(",", capture.response().all("Content-Encoding"));
        try (InputStream in = ContentDecoder.decoded(new ByteArrayInputStream(capture.body()), coding)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int room = LARGEST - body.size();
                body.write(buffer, 0, Math.min(read, room));
                if (read > room) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
