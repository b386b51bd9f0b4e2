package dev.courant.embedded.recorded;

import static java.util.function.Predicate.not;

import dev.courant.embedded.world.http.ConditionalRequests;
import dev.courant.embedded.world.http.HttpDate;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.ServerBehaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response of the recorded web.
 *
 * @param status the HTTP status
 * @param headers the headers, without those of the transfer
 * @param body the content
 * @param head whether the body is left out: the request was for the headers alone
 */
record WebAnswer(int status, List<Header> headers, byte[] body, boolean head) {
    /**
     * Headers of one connection, of the body's transfer and coding, which are undone in a recording, and of the time at
     * which it was sent (RFC 9110, sections 7.6.1 and 8.4; RFC 9111, section 5.1).
     */
    private static final Set<String> NOT_SENT = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-encoding",
            "content-length",
            "age",
            "date",
            ServerBehaviour.HEADER.toLowerCase(Locale.ROOT));

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]+");

    /** Returns the answer to a request at a time. */
    static WebAnswer of(WebRequest request, @Nullable Exchange recorded, Instant now) {
        boolean head = request.method().equals("HEAD");
        if (!request.reads()) {
            return new WebAnswer(405, List.of(new Header("Allow", "GET, HEAD")), new byte[0], head);
        }
        if (recorded == null) {
            byte[] text = ("not in the recording at " + now + "\n").getBytes(StandardCharsets.UTF_8);
            return new WebAnswer(404, List.of(new Header("Content-Type", "text/plain; charset=utf-8")), text, head);
        }
        String tag = recorded.header("ETag").orElseGet(() -> ConditionalRequests.tag(recorded.body()));
        List<Header> headers = headers(recorded, tag, now);
        return isKnown(request, recorded, tag)
                ? new WebAnswer(304, headers, new byte[0], head)
                : new WebAnswer(recorded.status(), headers, recorded.body(), head);
    }

    private static boolean isKnown(WebRequest request, Exchange recorded, String tag) {
        Instant modified = recorded.header("Last-Modified").map(HttpDate::parse).orElse(null);
        return recorded.status() == 200
                && ConditionalRequests.notModified(
                        request.header("if-none-match"), request.header("if-modified-since"), tag, modified);
    }

    private static List<Header> headers(Exchange recorded, String tag, Instant now) {
        List<Header> headers = new ArrayList<>();
        recorded.headers().stream()
                .filter(header -> TOKEN.matcher(header.name()).matches())
                .filter(not(header -> NOT_SENT.contains(header.name().toLowerCase(Locale.ROOT))))
                .map(header -> sentAt(header, Duration.between(recorded.at(), now)))
                .forEach(headers::add);
        if (recorded.status() == 200 && recorded.header("ETag").isEmpty()) {
            headers.add(new Header("ETag", tag));
        }
        headers.add(new Header("Date", HttpDate.format(now)));
        return headers;
    }

    /** A server that gives the same answer later lets it expire as much later. */
    private static Header sentAt(Header header, Duration later) {
        String value = CONTROL.matcher(header.value()).replaceAll(" ");
        Instant expires = header.name().equalsIgnoreCase("Expires") ? HttpDate.parse(value) : null;
        return new Header(header.name(), expires == null ? value : HttpDate.format(expires.plus(later)));
    }

    void writeTo(OutputStream out) throws IOException {
        write(out, body.length, head ? 0 : body.length);
    }

    /** Writes all of a body of which there was more. */
    void writeCutTo(OutputStream out) throws IOException {
        write(out, body.length + 1, head ? 0 : body.length);
    }

    /** Writes as much of the body as is sent by a server that breaks off: half of it, and less than it promises. */
    void writeHalfTo(OutputStream out) throws IOException {
        write(out, body.length + 1, head ? 0 : body.length / 2);
    }

    private void write(OutputStream out, int length, int bytes) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Recorded\r\n");
        headers.forEach(header -> text.append(header.name() + ": " + header.value() + "\r\n"));
        if (hasBody()) {
            text.append("Content-Length: " + length + "\r\n");
        }
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        response.write(body, 0, hasBody() ? bytes : 0);
        response.writeTo(out);
        out.flush();
    }

    /** RFC 9110, sections 6.4.1 and 8.6. */
    private boolean hasBody() {
        return status >= 200 && status != 204 && status != 304;
    }
}
