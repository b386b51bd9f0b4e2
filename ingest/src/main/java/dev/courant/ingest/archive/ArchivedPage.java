package dev.courant.ingest.archive;

import dev.courant.recording.coding.ContentDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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

    private List<String> all(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
