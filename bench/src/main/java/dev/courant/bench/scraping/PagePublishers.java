package dev.courant.bench.scraping;

import dev.courant.embedded.world.http.LoopbackListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Many hosts behind one loopback socket. Each has articles and no robots.txt. Thread-safe. */
final class PagePublishers implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final byte[] PAGE = response(
            "200 OK",
            "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
                    + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                            .repeat(9)
                    + "</p></article></body></html>");
    private static final byte[] MISSING = response("404 Not Found", "");

    private final Map<String, Long> lastAsked = new ConcurrentHashMap<>();
    private final LoopbackListener listener = LoopbackListener.start(BACKLOG, this::serve);

    int port() {
        return listener.port();
    }

    /** Returns how many hosts were asked within the last seconds. */
    long askedWithin(int seconds) {
        long since = System.nanoTime() - seconds * 1_000_000_000L;
        return lastAsked.values().stream().filter(last -> last - since > 0).count();
    }

    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1_024);
        OutputStream out = client.getOutputStream();
        for (String request = in.readLine(); request != null; request = in.readLine()) {
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("host:")) {
                    lastAsked.put(header.substring("host:".length()).strip(), System.nanoTime());
                }
            }
            out.write(request.startsWith("GET /robots.txt") ? MISSING : PAGE);
        }
    }

    private static byte[] response(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
