package dev.courant.bench.measured;

import dev.courant.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/** The port at which a process of Courant answers what its state is. Used by one thread. */
public final class AdminPort implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int number = FreePorts.any();

    /** {@return its number, as the setting {@code COURANT_ADMIN_PORT} has it} */
    public String setting() {
        return Integer.toString(number);
    }

    /**
     * Asks.
     *
     * @param path the path, such as {@code /metrics}
     * @return the answer
     * @throws IOException when nobody answers in time
     * @throws InterruptedException when interrupted
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + number + path))
                .timeout(ANSWER)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /**
     * Waits until a process is ready.
     *
     * @param process the process that answers here
     * @throws IOException when it is not ready in time, or ends; with its output
     * @throws InterruptedException when interrupted
     */
    public void awaitReady(MeasuredProcess process) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                if (get("/health/ready").statusCode() == OK) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(500);
        }
        throw new IOException(process.name() + " is not ready after " + START + ": " + Files.readString(process.log()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
