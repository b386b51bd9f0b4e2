package dev.courant.ingest.archive;

import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        } catch (IOException e) {
            throw Archive.unreadable(capture, e);
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
        try (StoredRecords stored = CaptureReader.records(capture)) {
            StoredRecord response = stored.required();
            StoredRecord request = stored.required();
            if (!response.url().equals(capture.url())
                    || !response.at().equals(capture.at())
                    || !request.url().equals(capture.url())
                    || !request.type().equals("request")) {
                throw new IOException("it has other records by now");
            }
            Optional<byte[]> body = body(capture, response);
            return body.isEmpty()
                    ? Optional.empty()
                    : Optional.of(exchange(capture, response, request.http(), body.get()));
        } catch (IOException e) {
            throw Archive.unreadable(capture, e);
        }
    }

    private Optional<byte[]> body(ArchivedCapture capture, StoredRecord response) throws IOException {
        return capture.repeats() ? captures.read(capture).map(ArchivedPage::body) : Optional.of(response.payload());
    }

    private static HttpCapture exchange(ArchivedCapture capture, StoredRecord response, HttpHead request, byte[] body)
            throws IOException {
        return new HttpCapture(
                capture.url(),
                capture.at(),
                response.field("WARC-Protocol").orElse("http/1.1"),
                request,
                capture.status(),
                response.http(),
                body,
                truncation(response));
    }

    private static HttpCapture.@Nullable Truncation truncation(StoredRecord response) throws IOException {
        String why = response.field("WARC-Truncated").orElse(null);
        for (HttpCapture.Truncation known : HttpCapture.Truncation.values()) {
            if (known.name().equalsIgnoreCase(why)) {
                return known;
            }
        }
        if (why != null) {
            throw new IOException("it is truncated for a reason that is not known, \"" + why + "\"");
        }
        return null;
    }
}
