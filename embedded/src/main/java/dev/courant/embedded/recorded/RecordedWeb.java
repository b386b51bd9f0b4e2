package dev.courant.embedded.recorded;

import dev.courant.embedded.world.http.LoopbackListener;
import dev.courant.embedded.world.http.RecordedRequest;
import dev.courant.embedded.world.http.RequestLog;
import dev.courant.recording.Exchange;
import dev.courant.recording.Recording;
import dev.courant.recording.ServerBehaviour;
import dev.courant.recording.WebGateway;
import dev.courant.runtime.CourantException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a recording over HTTP on loopback, as of the time of a clock: each URL has the last answer that was recorded
 * for it up to then, with the headers and the {@linkplain ServerBehaviour behaviour} of then; a URL without one is not
 * found. A client that has the answer already, by its validators, is told so (304); an answer without an entity tag
 * gets one, a hash of its body, so that a feed that did not change is not read again.
 *
 * <p>{@link #gateway()} is for a Fetcher, which sends requests for any scheme, host and port there. Other clients may
 * use the server as their HTTP proxy for {@code http} URLs. It never contacts another server. Thread-safe.
 */
public final class RecordedWeb implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RecordedWeb.class);
    private static final int BACKLOG = 200;
    private static final int BUFFER = 16 << 10;
    private static final int IDLE_MILLIS = 120_000;

    private final RecordedAnswers answers;
    private final InstantSource clock;
    private final RequestLog requests = new RequestLog();
    private final LoopbackListener listener;

    private RecordedWeb(Recording recording, InstantSource clock) {
        this.answers = new RecordedAnswers(recording);
        this.clock = clock;
        this.listener = LoopbackListener.start(BACKLOG, this::serve);
    }

    /**
     * Starts to serve on a free port, which is open when this returns.
     *
     * @param recording what is served
     * @param clock the time of which it is served; may be moved at any time
     * @return the running server
     */
    public static RecordedWeb start(Recording recording, InstantSource clock) {
        return new RecordedWeb(recording, clock);
    }

    /** {@return where requests for any URL are answered} */
    public WebGateway gateway() {
        return new WebGateway(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()));
    }

    /**
     * {@return the requests so far, oldest first, each recorded before its response was sent; the latest 20,000} Their
     * hosts have no port; a request that was refused has the status 0.
     */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /** Stops serving at once; requests in progress are cut off. */
    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        client.setTcpNoDelay(true);
        client.setSoTimeout(IDLE_MILLIS);
        InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
        boolean open = true;
        while (open) {
            Optional<WebRequest> request = WebRequest.read(in);
            open = request.isPresent() && answer(request.get(), client.getOutputStream());
        }
    }

    /** Returns whether the connection stays open. */
    private boolean answer(WebRequest request, OutputStream out) throws IOException, InterruptedException {
        Instant now = clock.instant();
        Optional<Exchange> found = answers.at(request.url(), now);
        Optional<ServerBehaviour> behaviour = found.flatMap(RecordedWeb::behaviour);
        WebAnswer answer = WebAnswer.of(request, found.orElse(null), now);
        boolean refusing = behaviour.orElse(null) instanceof ServerBehaviour.Refusing;
        requests.add(request.recorded(now, refusing ? 0 : answer.status()));
        if (behaviour.isEmpty()) {
            return answered(request, found, answer, out);
        }
        return switch (behaviour.get()) {
            case ServerBehaviour.Refusing() -> false;
            case ServerBehaviour.Broken() -> {
                answer.writeHalfTo(out);
                yield false;
            }
            case ServerBehaviour.Slow(var delay) -> {
                Thread.sleep(delay);
                yield answered(request, found, answer, out);
            }
        };
    }

    /** A body that is not complete ends where it does in the recording. */
    private static boolean answered(WebRequest request, Optional<Exchange> found, WebAnswer answer, OutputStream out)
            throws IOException {
        boolean cut = found.map(Exchange::truncated).orElse(false) && answer.status() != 304;
        if (cut) {
            answer.writeCutTo(out);
        } else {
            answer.writeTo(out);
        }
        return !cut && request.keepsAlive();
    }

    /** The connection of one that cannot be read is closed, and the log says why. */
    private static Optional<ServerBehaviour> behaviour(Exchange exchange) {
        try {
            return ServerBehaviour.of(exchange);
        } catch (CourantException e) {
            log.error("event=bad_recording cause=\"{}\"", e.getMessage());
            return Optional.of(new ServerBehaviour.Refusing());
        }
    }
}
