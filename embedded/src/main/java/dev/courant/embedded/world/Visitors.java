package dev.courant.embedded.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests. Thread-safe. */
final class Visitors {
    private static final int KEPT = 20_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }
}
