package dev.courant.embedded.world.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, 20,000 at most. Thread-safe. */
public final class RequestLog {
    private static final int CAPACITY = 20_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** Adds a request; removes the oldest one when the log is full. */
    public synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** Returns the requests, oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }
}
