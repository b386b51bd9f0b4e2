package dev.courant.ingest.websub;

import dev.courant.ingest.websub.Callbacks.Callback;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** Takes the requests of hubs off the wire. The body of a request to no callback of ours is not read. Thread-safe. */
final class CallbackHandler extends Handler.Abstract {
    private final HubCalls calls;
    private final WebSubMetrics metrics;
    private final int maxBytes;

    CallbackHandler(HubCalls calls, WebSubMetrics metrics, int maxBytes) {
        this.calls = calls;
        this.metrics = metrics;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean handle(Request request, Response response, org.eclipse.jetty.util.Callback done) throws IOException {
        Answer answer = answer(request);
        metrics.answered(answer.result());
        response.setStatus(answer.status());
        // Never what a browser would run (WebSub, section 8.2).
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, StandardCharsets.US_ASCII.encode(answer.body()), done);
        return true;
    }

    private Answer answer(Request request) throws IOException {
        Callback callback = calls.callback(Request.getPathInContext(request));
        if (callback == null) {
            return Answer.UNKNOWN;
        }
        return switch (request.getMethod()) {
            case "GET" -> {
                Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
                yield calls.verification(callback, query::getValue);
            }
            case "POST" -> content(callback, request);
            default -> Answer.UNFIT;
        };
    }

    /**
     * What is only somewhat too large is read to its end, because an answer that is sent earlier gets lost when the
     * connection breaks.
     */
    private Answer content(Callback callback, Request request) throws IOException {
        if (request.getLength() > 2L * maxBytes) {
            return Answer.TOO_LARGE;
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(maxBytes);
            boolean more = in.readNBytes(maxBytes).length > 0;
            return more ? Answer.TOO_LARGE : content(callback, request, body);
        }
    }

    private Answer content(Callback callback, Request request, byte[] body) {
        HttpFields headers = request.getHeaders();
        return calls.content(callback, headers.get("X-Hub-Signature"), headers.get(HttpHeader.CONTENT_TYPE), body);
    }
}
