package dev.courant.desk;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The queue of events for one open page. A slow page does not delay the others. Thread-safe. */
final class EventStream {
    /** A page that is further behind is disconnected; it reconnects and loads everything again. */
    private static final int CAPACITY = 500;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Event END = new Event("", "");

    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean ended = new AtomicBoolean();

    private record Event(String name, Object data) {}

    /** Adds an event; disconnects a page that is too far behind. */
    void send(String name, Object data) {
        if (!waiting.offer(new Event(name, data))) {
            end();
        }
    }

    void end() {
        ended.set(true);
        waiting.clear();
        boolean unused = waiting.offer(END);
    }

    /** Sends events as they arrive, and heartbeats between them, until the page is closed or disconnected. */
    void serve(SseClient client) throws InterruptedException {
        while (!ended.get() && !client.terminated()) {
            Event event = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                client.sendComment("still here");
            } else if (!ended.get()) {
                client.sendEvent(event.name(), event.data());
            }
        }
    }
}
