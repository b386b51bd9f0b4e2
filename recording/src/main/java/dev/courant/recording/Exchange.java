package dev.courant.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server answered to the request for a URL.
 *
 * @param url the URL, as recorded: it need not be one that can be parsed
 * @param at when the answer was received
 * @param status the HTTP status
 * @param headers the header fields, in the order in which they were sent
 * @param body the content: without the codings of its transfer, and decompressed; must not be changed
 * @param truncated whether the body ends earlier than what was sent
 */
public record Exchange(String url, Instant at, int status, List<Header> headers, byte[] body, boolean truncated) {
    /** Copies the headers. */
    public Exchange {
        headers = List.copyOf(headers);
    }

    /**
     * Returns the value of a header field.
     *
     * @param name its name, in any case
     * @return the first value; empty when there is none
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
