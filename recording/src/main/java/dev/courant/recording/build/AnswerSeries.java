package dev.courant.recording.build;

import dev.courant.recording.Exchange;
import dev.courant.recording.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of one URL, in the order of their times; one that is the same as the one before is left out. */
final class AnswerSeries {
    private final String url;
    private final List<Exchange> exchanges = new ArrayList<>();

    AnswerSeries(String url) {
        this.url = url;
    }

    /** Adds an answer whose content is raw, or that has none. */
    void add(Instant at, AnswerState state) {
        if (state.content() instanceof PageContent.Raw(String type, byte[] bytes)) {
            add(at, state, bytes, type);
        } else {
            add(at, state, new byte[0], null);
        }
    }

    void add(Instant at, AnswerState state, byte[] body, @Nullable String type) {
        Exchange next = state.exchange(url, at, body, type);
        if (exchanges.isEmpty() || !isSame(exchanges.getLast(), next)) {
            exchanges.add(next);
        }
    }

    private static boolean isSame(Exchange one, Exchange other) {
        return one.status() == other.status()
                && one.headers().equals(other.headers())
                && Arrays.equals(one.body(), other.body());
    }

    List<Recording.Answer> answers() {
        return exchanges.stream()
                .map(exchange -> new Recording.Answer(url, exchange.at(), () -> exchange))
                .toList();
    }
}
