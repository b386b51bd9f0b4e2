package dev.courant.recording.build;

import dev.courant.recording.Header;
import dev.courant.recording.Recording;
import dev.courant.recording.ServerBehaviour;
import dev.courant.runtime.CourantException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a feed, an item's page or another URL answers, and from when on: {@link #at} begins a time, and what is said
 * after it is so until the next. An answer replaces the one before with its headers and its behaviour.
 *
 * @param <B> the kind of builder
 */
public abstract sealed class AnswerBuilder<B extends AnswerBuilder<B>> permits FeedBuilder, PageBuilder {
    private static final AnswerState UNSAID = AnswerState.of(new PageContent.None());

    private final PublisherBuilder publisher;
    private final NavigableMap<Instant, AnswerState> states = new TreeMap<>();
    private final List<Header> headersNow = new ArrayList<>();
    private @Nullable Instant now;
    private @Nullable ServerBehaviour behaviourNow;
    private boolean answeredNow;

    AnswerBuilder(PublisherBuilder publisher) {
        this.publisher = publisher;
    }

    abstract B self();

    /** Names it in messages. */
    abstract String label();

    /**
     * Begins a time. It is later than the one before.
     *
     * @param time date, time and offset, such as {@code 2026-03-01T08:00Z}
     * @return this
     */
    public B at(String time) {
        return at(parsed(time));
    }

    /**
     * Begins a time. It is later than the one before.
     *
     * @param time the time
     * @return this
     */
    public B at(Instant time) {
        Instant before = now;
        if (before != null && !time.isAfter(before)) {
            throw new CourantException(
                    label() + ": " + time + " is not after " + before + ": write times in their order");
        }
        states.put(time, states.isEmpty() ? UNSAID : states.lastEntry().getValue());
        now = time;
        headersNow.clear();
        behaviourNow = null;
        answeredNow = false;
        return self();
    }

    /**
     * Answers with an error, such as 404 or 503.
     *
     * @param status the HTTP status, from 400 to 599
     * @return this
     */
    public B fails(int status) {
        if (status < 400 || status > 599) {
            throw new CourantException(label() + ": " + status + " is no error: write a status from 400 to 599");
        }
        return answer(AnswerState.failing(status));
    }

    /** {@return this; it answers that there is nothing any more, and will not be (410)} */
    public B gone() {
        return fails(410);
    }

    /**
     * Redirects for good (301).
     *
     * @param target a path of the publisher, or a whole URL
     * @return this
     */
    public B movedTo(String target) {
        return answer(AnswerState.failing(301, location(target)));
    }

    /**
     * Redirects for now (302).
     *
     * @param target a path of the publisher, or a whole URL
     * @return this
     */
    public B redirectsTo(String target) {
        return answer(AnswerState.failing(302, location(target)));
    }

    private Header location(String target) {
        return new Header("Location", publisher.site().url(target));
    }

    /** {@return this; it answers as it did before it failed, redirected or behaved badly} */
    public B recovers() {
        return answer(wellBefore(moment("recovers()"))
                .orElseThrow(() -> new CourantException(label() + ": there is no earlier answer to recover")));
    }

    /** Returns the last answer that was well; one of a feed always is there. */
    private Optional<AnswerState> wellBefore(Instant time) {
        return this instanceof FeedBuilder
                ? Optional.of(UNSAID)
                : states.headMap(time, false).descendingMap().values().stream()
                        .filter(state -> state.isOk() && !(state.content() instanceof PageContent.None))
                        .findFirst()
                        .map(state -> state.behaving(null));
    }

    /**
     * Answers late, in real time. A wait above {@code COURANT_FETCH_TIMEOUT} is a failure; set that low in a test.
     *
     * @param delay how late
     * @return this
     */
    public B slow(Duration delay) {
        return behaves(new ServerBehaviour.Slow(delay));
    }

    /** {@return this; the connection closes in the middle of the answer} */
    public B broken() {
        return behaves(new ServerBehaviour.Broken());
    }

    /** {@return this; the connection closes before the answer} */
    public B refusing() {
        return behaves(new ServerBehaviour.Refusing());
    }

    private B behaves(ServerBehaviour behaviour) {
        Instant time = moment(behaviour.stated());
        if (behaviourNow != null) {
            throw twice();
        }
        behaviourNow = behaviour;
        states.put(time, state(time).behaving(behaviour));
        return self();
    }

    /**
     * Adds a header field to the answer of this time.
     *
     * @param name its name, such as {@code Retry-After}
     * @param value its value
     * @return this
     */
    public B header(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new CourantException(label() + ": \"" + name + ": " + value + "\" is no header field");
        }
        Instant time = moment("a header");
        headersNow.add(new Header(name, value));
        states.put(time, state(time).with(new Header(name, value)));
        return self();
    }

    /**
     * Adds an RSS 2.0 feed to the publisher.
     *
     * @param path as in {@link PublisherBuilder#rss}
     * @return what it contains
     */
    public FeedBuilder rss(String path) {
        return publisher.rss(path);
    }

    /**
     * Adds an Atom feed to the publisher.
     *
     * @param path as in {@link PublisherBuilder#atom}
     * @return what it contains
     */
    public FeedBuilder atom(String path) {
        return publisher.atom(path);
    }

    /**
     * Adds something to the publisher that is in no feed.
     *
     * @param path as in {@link PublisherBuilder#url}
     * @return what is there
     */
    public UrlBuilder url(String path) {
        return publisher.url(path);
    }

    /**
     * Adds another publisher.
     *
     * @param name its name
     * @param home as in {@link RecordingBuilder#publisher}
     * @return what that publisher has
     */
    public PublisherBuilder publisher(String name, String home) {
        return publisher.publisher(name, home);
    }

    /** {@return the recording} */
    public Recording build() {
        return publisher.build();
    }

    final PublisherBuilder publisher() {
        return publisher;
    }

    final NavigableMap<Instant, AnswerState> states() {
        return states;
    }

    /** Returns how it answers at a time. */
    final AnswerState state(Instant time) {
        var said = states.floorEntry(time);
        return said == null ? UNSAID : said.getValue();
    }

    /** Answers anew from this time on; once for each time. What else is said of this time holds for it. */
    final B answer(AnswerState state) {
        Instant time = moment("an answer");
        if (answeredNow) {
            throw twice();
        }
        AnswerState whole = state.behaving(behaviourNow);
        for (Header header : headersNow) {
            whole = whole.with(header);
        }
        states.put(time, whole);
        answeredNow = true;
        return self();
    }

    private CourantException twice() {
        return new CourantException(
                label() + ": two answers at " + now + ": write at(…) with a later time before the second");
    }

    /** Returns the time that was begun last. */
    final Instant moment(String what) {
        Instant time = now;
        if (time == null) {
            throw new CourantException(
                    label() + ": " + what + " needs a time: write at(\"2026-03-01T08:00Z\") before it");
        }
        return time;
    }

    final Instant parsed(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new CourantException(
                    label() + ": \"" + time + "\" is no time: write date, time and offset, such as 2026-03-01T08:00Z",
                    e);
        }
    }
}
