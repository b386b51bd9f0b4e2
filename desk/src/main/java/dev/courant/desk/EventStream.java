package dev.courant.desk;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events that wait to be sent to an open page. A slow page delays no other. Thread-safe. */
final class EventStream {
    /** A page that is further behind is disconnected; it reconnects and loads everything again. */
    private static final int CAPACITY = 500;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Event END = new Event("", "");

    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean over = new AtomicBoolean();

    private record Event(String name, Object data) {}

    /** Adds an event; disconnects a page that is too far behind. */
    void send(String name, Object data) {
        if (!waiting.offer(new Event(name, data))) {
            end();
        }
    }

    void end() {
        over.set(true);
        waiting.clear();
        boolean unused = waiting.offer(END);
    }

    /** Sends events as they arrive, and heartbeats between them, until the page is closed or disconnected. */
    void serve(SseClient client) throws InterruptedException {
        while (!over.get() && !client.terminated()) {
            Event event = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                client.sendComment("still here");
            } else if (!over.get()) {
                client.sendEvent(event.name(), event.data());
            }
        }
    }
}
