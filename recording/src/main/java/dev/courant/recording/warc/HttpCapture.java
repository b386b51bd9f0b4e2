package dev.courant.recording.warc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange as it went over the wire: the body still has its content codings, while those of its transfer are
 * undone, so that the response does not claim any.
 *
 * @param url the URL that was asked
 * @param at when the response began to arrive
 * @param protocol the version of HTTP by its ALPN name, such as {@code http/1.1} or {@code h2}; the heads are written
 *     in the form of HTTP/1.1 whatever it is
 * @param request the request line and the headers that were sent
 * @param status the HTTP status
 * @param response the status line and the headers as they came, but for {@code Transfer-Encoding}
 * @param body the body, not decoded; must not be changed
 * @param truncation why the body has less than what was sent; null: it is whole
 */
public record HttpCapture(
        String url,
        Instant at,
        String protocol,
        HttpHead request,
        int status,
        HttpHead response,
        byte[] body,
        @Nullable Truncation truncation) {
    /** Why a body is not whole, in the words of WARC 1.1, section 5.13. */
    public enum Truncation {
        /** It has more bytes than are kept. */
        LENGTH,
        /** It took too long. */
        TIME,
        /** The connection broke. */
        DISCONNECT
    }

    /** Leaves out the header of what is undone. */
    public HttpCapture {
        response = response.without("Transfer-Encoding");
    }
}
