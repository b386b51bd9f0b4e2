package dev.courant.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Feeds, and for each URL what its server answered at which times. From each answer on, a URL has the same to say until
 * the next one. Immutable and thread-safe.
 */
public final class Recording {
    private final List<RecordedFeed> feeds;
    private final Map<String, NavigableMap<Instant, Supplier<Exchange>>> answers = new HashMap<>();

    /**
     * An answer whose body may be read only when it is needed.
     *
     * @param url its URL
     * @param at when it was received
     * @param exchange reads it; called by any thread, any number of times
     */
    public record Answer(String url, Instant at, Supplier<Exchange> exchange) {}

    private Recording(Collection<RecordedFeed> feeds, Collection<Answer> answers) {
        this.feeds = List.copyOf(feeds);
        for (Answer answer : answers) {
            this.answers.computeIfAbsent(answer.url(), url -> new TreeMap<>()).put(answer.at(), answer.exchange());
        }
    }

    /**
     * Returns a recording.
     *
     * @param feeds its feeds
     * @param answers what the servers answered; of two for one URL and time the later in the collection counts
     * @return the recording
     */
    public static Recording of(Collection<RecordedFeed> feeds, Collection<Answer> answers) {
        return new Recording(feeds, answers);
    }

    /** {@return its feeds, in their order} */
    public List<RecordedFeed> feeds() {
        return feeds;
    }

    /** {@return the URLs that were asked for} */
    public Set<String> urls() {
        return Set.copyOf(answers.keySet());
    }

    /**
     * Returns what a URL had to say at a time.
     *
     * @param url the URL
     * @param at the time
     * @return the last answer up to that time; empty when there is none
     */
    public Optional<Exchange> answer(String url, Instant at) {
        return Optional.ofNullable(answers.get(url))
                .map(times -> times.floorEntry(at))
                .map(entry -> entry.getValue().get());
    }

    /**
     * Returns when a URL began to have something else to say.
     *
     * @param url the URL
     * @return the times of its answers, in their order
     */
    public List<Instant> times(String url) {
        NavigableMap<Instant, Supplier<Exchange>> times = answers.get(url);
        return times == null ? List.of() : new ArrayList<>(times.keySet());
    }

    /** {@return the time of the first answer; empty when there is none} */
    public Optional<Instant> begin() {
        return answers.values().stream().map(NavigableMap::firstKey).min(Comparator.naturalOrder());
    }

    /** {@return the time of the last answer; empty when there is none} */
    public Optional<Instant> end() {
        return answers.values().stream().map(NavigableMap::lastKey).max(Comparator.naturalOrder());
    }
}
