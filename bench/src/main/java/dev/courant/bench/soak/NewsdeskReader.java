package dev.courant.bench.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A reader of the newsdesk, who looks at the page and lists of articles every few seconds, and follows the stream of
 * updates for a while, leaves and returns. Thread-safe.
 */
final class NewsdeskReader implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BYTES_OF_THE_STREAM = 64 << 10;
    private static final List<String> PATHS = List.of("/", "/api/v1/articles", "/api/v1/stats", "/api/v1/feeds");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String desk;
    private final List<Thread> threads;

    private NewsdeskReader(String desk) {
        this.desk = desk;
        this.threads = List.of(
                Thread.ofVirtual().unstarted(() -> repeat(this::look)),
                Thread.ofVirtual().unstarted(() -> repeat(this::follow)));
    }

    static NewsdeskReader start(int port) {
        NewsdeskReader reader = new NewsdeskReader("http://127.0.0.1:" + port);
        reader.threads.forEach(Thread::start);
        return reader;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        client.shutdownNow();
        client.close();
    }

    private void repeat(Visit visit) {
        try {
            while (true) {
                try {
                    visit.make();
                } catch (IOException e) {
                    // The newsdesk is not there yet, or no more.
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException, InterruptedException {
        for (String path : PATHS) {
            client.send(request(path), BodyHandlers.discarding());
        }
    }

    private void follow() throws IOException, InterruptedException {
        try (InputStream updates = client.send(request("/api/v1/stream"), BodyHandlers.ofInputStream())
                .body()) {
            updates.readNBytes(BYTES_OF_THE_STREAM);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(desk + path)).build();
    }

    private interface Visit {
        void make() throws IOException, InterruptedException;
    }
}
