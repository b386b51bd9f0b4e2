package dev.courant.ingest.websub;

import dev.courant.ingest.websub.Callbacks.Callback;
import dev.courant.runtime.http.HttpService;
import dev.courant.runtime.http.ServerRequest;
import dev.courant.runtime.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the HTTP requests of hubs. The body of a request to an address that is none of our callbacks is not read.
 * Thread-safe.
 */
final class CallbackHandler implements HttpService {
    /** Nothing that a browser would run (WebSub, section 8.2). */
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/octet-stream", "X-Content-Type-Options", "nosniff");

    private final HubCalls calls;
    private final WebSubMetrics metrics;

    CallbackHandler(HubCalls calls, WebSubMetrics metrics) {
        this.calls = calls;
        this.metrics = metrics;
    }

    @Override
    public ServerResponse answer(ServerRequest request) throws IOException {
        Answer answer = decide(request);
        metrics.answered(answer.result());
        return new ServerResponse(answer.status(), HEADERS, answer.body().getBytes(StandardCharsets.US_ASCII));
    }

    private Answer decide(ServerRequest request) throws IOException {
        Callback callback = calls.callback(request.path());
        if (callback == null) {
            return Answer.UNKNOWN;
        }
        return switch (request.method()) {
            case "GET" -> calls.verification(callback, name -> name == null ? null : request.parameter(name));
            case "POST" -> content(callback, request);
            default -> Answer.UNFIT;
        };
    }

    private Answer content(Callback callback, ServerRequest request) throws IOException {
        Optional<byte[]> body = request.body();
        return body.isEmpty()
                ? Answer.TOO_LARGE
                : calls.content(
                        callback, request.header("X-Hub-Signature"), request.header("Content-Type"), body.get());
    }
}
