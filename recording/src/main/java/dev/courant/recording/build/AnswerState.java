package dev.courant.recording.build;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.ServerBehaviour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a URL answers from some time on. Immutable. */
record AnswerState(
        int status,
        PageContent content,
        List<Header> headers,
        @Nullable ServerBehaviour behaviour) {
    AnswerState {
        headers = List.copyOf(headers);
    }

    static AnswerState of(PageContent content) {
        return new AnswerState(200, content, List.of(), null);
    }

    static AnswerState failing(int status, Header... headers) {
        return new AnswerState(status, new PageContent.None(), List.of(headers), null);
    }

    boolean isOk() {
        return status == 200;
    }

    /** Whether nothing has been said of the URL yet. */
    boolean isUnsaid() {
        return isOk() && content instanceof PageContent.None && headers.isEmpty() && behaviour == null;
    }

    AnswerState with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new AnswerState(status, content, more, behaviour);
    }

    AnswerState behaving(@Nullable ServerBehaviour other) {
        return new AnswerState(status, content, headers, other);
    }

    /**
     * Returns the answer.
     *
     * @param body its bytes
     * @param type their media type; null: not stated. One among the headers takes precedence.
     */
    Exchange exchange(String url, Instant at, byte[] body, @Nullable String type) {
        boolean typed = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Content-Type"));
        Stream<Header> stated = type == null || typed ? Stream.empty() : Stream.of(new Header("Content-Type", type));
        Stream<Header> how = behaviour == null ? Stream.empty() : Stream.of(behaviour.header());
        List<Header> all =
                Stream.of(stated, headers.stream(), how).flatMap(part -> part).toList();
        return new Exchange(url, at, status, all, body, false);
    }
}
