package dev.courant.ingest.archive;

import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.runtime.CourantException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads whole exchanges of an archive, as they went over the wire. Thread-safe. */
public final class ExchangeReader {
    private final CaptureReader captures;

    /**
     * Reads from an archive.
     *
     * @param archive the archive
     */
    public ExchangeReader(Archive archive) {
        this.captures = new CaptureReader(archive);
    }

    /** A record with the HTTP message in it. */
    private record Message(WarcRecord record, HttpHead head, byte[] body) {
        static Message of(byte @Nullable [] content) throws IOException {
            if (content == null) {
                throw new IOException("the file ends there");
            }
            try (WarcReader reader = new WarcReader(new ByteArrayInputStream(content))) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("the record is empty"));
                byte[] block = record.body().stream().readAllBytes();
                int end = ScannedRecord.headEnd(block);
                return new Message(record, head(block, end), Arrays.copyOfRange(block, end, block.length));
            }
        }

        private static HttpHead head(byte[] block, int end) {
            String[] lines = new String(block, 0, end, StandardCharsets.UTF_8).split("\r\n");
            List<Header> headers = Arrays.stream(lines)
                    .skip(1)
                    .filter(line -> line.indexOf(':') > 0)
                    .map(line -> line.split(":", 2))
                    .map(field -> new Header(field[0].strip(), field[1].strip()))
                    .toList();
            return new HttpHead(lines.length == 0 ? "" : lines[0], headers);
        }

        private boolean isOf(ArchivedCapture capture) {
            return record.headers().first("WARC-Target-URI").orElse("").equals(capture.url());
        }
    }

    /**
     * Returns whether an exchange can be read.
     *
     * @param capture its capture
     * @return false: it repeats an earlier capture that is no longer there
     * @throws CourantException when the file cannot be read at that place
     */
    public boolean isWhole(ArchivedCapture capture) {
        try {
            return captures.hasPayload(capture);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw Archive.unreadable(capture, asIo(e));
        }
    }

    /**
     * Reads an exchange.
     *
     * @param capture its capture, of {@link GroupScan}
     * @return the exchange, with the body that it repeats if it does; empty when that is no longer there
     * @throws CourantException when the file cannot be read at that place, or something else is there by now
     */
    public Optional<HttpCapture> read(ArchivedCapture capture) {
        try (MemberReader members = CaptureReader.members(capture)) {
            Message response = Message.of(members.next());
            Message request = Message.of(members.next());
            if (!response.isOf(capture)
                    || !response.record().date().equals(capture.at())
                    || !request.isOf(capture)
                    || !request.record().type().equals("request")) {
                throw new IOException("it has other records by now");
            }
            return body(capture, response).map(body -> exchange(capture, response, request.head(), body));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw Archive.unreadable(capture, asIo(e));
        }
    }

    private Optional<byte[]> body(ArchivedCapture capture, Message response) throws IOException {
        return capture.repeats() ? captures.read(capture).map(ArchivedPage::body) : Optional.of(response.body());
    }

    private static HttpCapture exchange(ArchivedCapture capture, Message response, HttpHead request, byte[] body) {
        return new HttpCapture(
                capture.url(),
                capture.at(),
                response.record().headers().first("WARC-Protocol").orElse("http/1.1"),
                request,
                capture.status(),
                response.head(),
                body,
                response.record()
                        .headers()
                        .first("WARC-Truncated")
                        .map(why -> HttpCapture.Truncation.valueOf(why.toUpperCase(Locale.ROOT)))
                        .orElse(null));
    }

    private static IOException asIo(Exception e) {
        return e instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
}
