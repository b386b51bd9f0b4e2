package dev.courant.embedded.recorded;

import dev.courant.recording.Exchange;
import dev.courant.recording.Recording;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds answers in a recording by the URLs that clients ask for, which may be spelled otherwise than those that were
 * recorded: a client adds the slash of an empty path, and encodes what a URL must not contain. Thread-safe.
 */
final class RecordedAnswers {
    private final Recording recording;
    private final Map<String, String> spellings = new HashMap<>();

    RecordedAnswers(Recording recording) {
        this.recording = recording;
        recording.urls().stream().sorted().forEach(url -> spellings.putIfAbsent(SpellingKey.of(url), url));
    }

    /** Returns what a URL had to say at a time. */
    Optional<Exchange> at(String url, Instant now) {
        List<Instant> times = recording.times(url);
        if (!times.isEmpty()) {
            return at(url, times, now);
        }
        String recorded = spellings.get(SpellingKey.of(url));
        return recorded == null ? Optional.empty() : at(recorded, recording.times(recorded), now);
    }

    /** An answer that nothing has changed stands for the one before it. */
    private Optional<Exchange> at(String url, List<Instant> times, Instant now) {
        Optional<Exchange> answer = Optional.empty();
        for (Instant time : times.reversed()) {
            if (!time.isAfter(now)) {
                answer = recording.answer(url, time);
                if (answer.isPresent() && answer.get().status() != 304) {
                    return answer;
                }
            }
        }
        return answer;
    }
}
