package dev.courant.desk;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open page: what it is still to hear. One that does not keep up delays no other. Thread-safe. */
final class Page {
    /** A page that is further behind than this asks again for everything anyway. */
    private static final int WAITING = 500;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Event END = new Event("", "");

    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean over = new AtomicBoolean();

    private record Event(String name, Object data) {}

    /** Notes an event; a page that left too many unheard is given up, and comes back by itself. */
    void tell(String name, Object data) {
        if (!waiting.offer(new Event(name, data))) {
            end();
        }
    }

    void end() {
        over.set(true);
        waiting.clear();
        boolean unused = waiting.offer(END);
    }

    /** Sends events as they come, and a comment when none does, until the page is closed or ended. */
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
