package dev.courant.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes Jetty's requests to an {@link HttpService} and sends its responses. Thread-safe. */
final class ServiceHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private final String name;
    private final HttpService service;
    private final int maxBodyBytes;

    ServiceHandler(String name, HttpService service, int maxBodyBytes) {
        this.name = name;
        this.service = service;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) throws IOException {
        try {
            send(request, response, service.answer(new ServerRequest(request, maxBodyBytes)), done);
        } catch (RuntimeException e) {
            // Jetty's own exceptions carry a status: the request was wrong, not the service.
            if (e instanceof HttpException) {
                throw e;
            }
            log.error(
                    "event=request_failed server={} path={}",
                    name,
                    request.getHttpURI().getPath(),
                    e);
            Response.writeError(request, response, done, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
        return true;
    }

    private static void send(Request request, Response response, ServerResponse answer, Callback done) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (HttpStatus.hasNoBody(answer.status())) {
            // With the last write, Jetty would send Content-Length: 0, but the header has to state the length of the
            // response that has a body (RFC 9110, section 8.6).
            response.write(false, ByteBuffer.allocate(0), done);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, ByteBuffer.wrap(head ? new byte[0] : answer.body()), done);
    }
}
