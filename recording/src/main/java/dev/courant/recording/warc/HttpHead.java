package dev.courant.recording.warc;

import dev.courant.recording.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The start line and the header fields of an HTTP message. Immutable.
 *
 * @param startLine the request line or status line, without its end
 * @param headers the header fields, in the order in which they were sent
 */
public record HttpHead(String startLine, List<Header> headers) {
    /** Copies the headers. */
    public HttpHead {
        headers = List.copyOf(headers);
    }

    /**
     * Returns the value of a header field.
     *
     * @param name its name, in any case
     * @return the first value; empty when there is none
     */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * Returns the values of a header field that may stand several times.
     *
     * @param name its name, in any case
     * @return the values, in their order
     */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Returns the head without a header field. */
    HttpHead without(String name) {
        return new HttpHead(
                startLine,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList());
    }

    /** Returns the head as it stands before a body, the empty line included. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(line(startLine));
        headers.forEach(header -> text.append(line(header.name() + ": " + header.value())));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A line break within a value would end the head early. */
    private static String line(String text) {
        return text.replace('\r', ' ').replace('\n', ' ') + "\r\n";
    }
}
