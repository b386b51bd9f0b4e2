package dev.courant.ingest.loopback;

import dev.courant.embedded.world.http.LoopbackListener;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An HTTP server in plain sockets, so that it can lie. One request for each connection. Thread-safe. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final Handler handler;
    private final LoopbackListener listener;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What was asked; header names in lower case. */
    public record Request(String method, String path, Map<String, String> headers) {}

    /** Answers in any way it likes. */
    @FunctionalInterface
    public interface Handler {
        void answer(Request request, OutputStream out) throws Exception;
    }

    private LoopbackServer(Handler handler) {
        this.handler = handler;
        this.listener = LoopbackListener.start(BACKLOG, this::serve);
    }

    public static LoopbackServer with(Handler handler) {
        return new LoopbackServer(handler);
    }

    public static LoopbackServer replying(Function<Request, Reply> replies) {
        return with((request, out) -> out.write(replies.apply(request).bytes()));
    }

    /** Replies one after the other; the last one for ever. */
    public static LoopbackServer replying(Reply... replies) {
        AtomicInteger next = new AtomicInteger();
        return replying(request -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
    }

    /** Replies by path; 404 to any other. */
    public static LoopbackServer replying(Map<String, Reply> byPath) {
        return replying(request -> byPath.getOrDefault(request.path(), Reply.of(404)));
    }

    public String url(String path) {
        return url("127.0.0.1", path);
    }

    public String url(String host, String path) {
        return "http://" + host + ":" + listener.port() + path;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request last() {
        return requests.getLast();
    }

    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket client) throws Exception {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = in.readLine();
        if (line == null) {
            return;
        }
        String[] first = line.split(" ", -1);
        Map<String, String> headers = new HashMap<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            String[] parts = header.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        Request request = new Request(first[0], first[1], Map.copyOf(headers));
        requests.add(request);
        handler.answer(request, client.getOutputStream());
    }
}
