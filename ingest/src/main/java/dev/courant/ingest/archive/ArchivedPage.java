package dev.courant.ingest.archive;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.coding.ContentDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * What a publisher sent.
 *
 * @param url the URL
 * @param at when
 * @param head the status line and the headers, without the empty line
 * @param body the body as it came; must not be changed
 */
public record ArchivedPage(String url, Instant at, String head, byte[] body) {
    /**
     * Opens the body without its content codings.
     *
     * @return the decoded bytes, as many as there are
     * @throws IOException when the codings are not known or the data is broken
     */
    public InputStream decoded() throws IOException {
        return ContentDecoder.decoded(new ByteArrayInputStream(body), String.join(",", all("content-encoding")));
    }

    /**
     * Returns the page as one that was received: decoded, and no more of it than is wanted.
     *
     * @param status the HTTP status
     * @param limit the largest page in bytes; of a larger one there is a byte more
     * @return the exchange
     * @throws IOException when the codings are not known or the data is broken
     */
    public Exchange exchange(int status, int limit) throws IOException {
        try (InputStream decoded = decoded()) {
            return new Exchange(url, at, status, fields(), decoded.readNBytes(limit + 1), false);
        }
    }

    private List<Header> fields() {
        return head.lines()
                .skip(1)
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.split(":", 2))
                .map(field -> new Header(field[0].strip(), field[1].strip()))
                .toList();
    }

    private List<String> all(String name) {
        return fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
