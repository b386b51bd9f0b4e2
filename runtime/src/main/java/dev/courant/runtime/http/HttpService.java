package dev.courant.runtime.http;

import java.io.IOException;

/** Answers HTTP requests. Called by many threads at once, each time on a virtual thread that may block. */
@FunctionalInterface
public interface HttpService {
    /**
     * Answers a request.
     *
     * @param request the request; valid until this method returns
     * @return the complete response
     * @throws IOException when the body could not be read; the connection is closed then
     */
    ServerResponse answer(ServerRequest request) throws IOException;
}
