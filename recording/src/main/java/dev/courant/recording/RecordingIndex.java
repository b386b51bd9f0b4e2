package dev.courant.recording;

import dev.courant.runtime.CourantException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects where the answers of a recording are, and reads each again when it is asked for. Used by one thread. */
final class RecordingIndex {
    private final Map<String, NavigableMap<Instant, Supplier<Exchange>>> answers = new HashMap<>();
    private final List<RecordedItem.Unchanged> unchanged = new ArrayList<>();
    private final Map<String, RecordedFeed> feeds = new LinkedHashMap<>();
    private final List<RecordedItem.Damaged> damaged = new ArrayList<>();

    void add(RecordedItem item) {
        switch (item) {
            case RecordedItem.Response response -> add(response.position(), response.exchange());
            case RecordedItem.Unchanged same -> unchanged.add(same);
            case RecordedItem.Damaged part -> damaged.add(part);
            case RecordedItem.Other other -> {}
        }
    }

    private void add(Position position, Exchange exchange) {
        put(exchange.url(), exchange.at(), () -> reread(position));
        if (FeedSniffer.isFeed(exchange)) {
            feeds.putIfAbsent(exchange.url(), new RecordedFeed(exchange.url(), null, null, null));
        }
    }

    private void put(String url, Instant at, Supplier<Exchange> exchange) {
        answers.computeIfAbsent(url, any -> new TreeMap<>()).put(at, exchange);
    }

    private static Exchange reread(Position position) {
        try (RecordingReader reader = Recordings.open(position.file(), position.offset())) {
            if (reader.next() instanceof RecordedItem.Response response) {
                return response.exchange();
            }
            throw new CourantException(
                    position.file() + " has changed: there is no response at " + position.offset() + " any more");
        }
    }

    /** Returns what could not be read. */
    List<RecordedItem.Damaged> damaged() {
        return damaged;
    }

    Recording recording() {
        unchanged.stream()
                .sorted(Comparator.comparing(RecordedItem.Unchanged::at))
                .forEach(this::repeat);
        List<Recording.Answer> all = new ArrayList<>();
        answers.forEach(
                (url, times) -> times.forEach((at, exchange) -> all.add(new Recording.Answer(url, at, exchange))));
        return Recording.of(feeds.values(), all);
    }

    /**
     * From then on the URL says again what it said at the earlier time. Nothing is known where that is not recorded.
     */
    private void repeat(RecordedItem.Unchanged same) {
        NavigableMap<Instant, Supplier<Exchange>> times = answers.get(same.url());
        Supplier<Exchange> earlier = times == null ? null : earlier(times, same);
        if (earlier != null) {
            put(same.url(), same.at(), () -> at(same.at(), earlier.get()));
        }
    }

    private static @Nullable Supplier<Exchange> earlier(
            NavigableMap<Instant, Supplier<Exchange>> times, RecordedItem.Unchanged same) {
        Map.Entry<Instant, Supplier<Exchange>> of =
                same.of().isBefore(same.at()) ? times.floorEntry(same.of()) : times.lowerEntry(same.at());
        return of == null || times.containsKey(same.at()) ? null : of.getValue();
    }

    private static Exchange at(Instant at, Exchange earlier) {
        return new Exchange(
                earlier.url(), at, earlier.status(), earlier.headers(), earlier.body(), earlier.truncated());
    }
}
