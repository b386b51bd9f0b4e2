package dev.courant.runtime.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The error page of all servers: the status in plain text, without details of the server. Thread-safe. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ByteBuffer body = page(status, response.getHeaders());
        response.write(true, request.getMethod().equals("HEAD") ? ByteBuffer.allocate(0) : body, callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
        return page(status, headers);
    }

    private static ByteBuffer page(int status, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.put("X-Content-Type-Options", "nosniff");
        return StandardCharsets.UTF_8.encode(status + " " + HttpStatus.getMessage(status) + "\n");
    }
}
