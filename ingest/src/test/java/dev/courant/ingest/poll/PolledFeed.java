package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.parse.feed.FeedReader;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Origin;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One feed that is polled over HTTP when a test says so, with the jitter in the middle of its range. */
final class PolledFeed implements AutoCloseable {
    static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    static final PollSettings SETTINGS = Settings.read(PollSettings.class, Map.of());

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private static final Duration USUAL = SETTINGS.interval();

    private final Fetcher fetcher;
    private final FeedPoller poller;
    private final Schedule schedule;
    private final FeedDefinition definition;
    private final Map<String, String> others = new HashMap<>();
    private Instant now = NOON;
    private FeedStatus status;

    PolledFeed(String url) {
        this(definition(url));
    }

    PolledFeed(FeedDefinition definition) {
        this(definition, SETTINGS);
    }

    PolledFeed(FeedDefinition definition, PollSettings settings) {
        this(definition, settings, Map.of());
    }

    /** @param fetching settings of the fetcher */
    PolledFeed(FeedDefinition definition, PollSettings settings, Map<String, String> fetching) {
        this.schedule = new Schedule(settings, (feed, time) -> 0.5);
        this.definition = definition;
        this.status = FeedStatuses.initial(definition, now);
        this.fetcher = Fetching.fetcher(() -> now, fetching);
        this.poller = new FeedPoller(fetcher, FeedReader.standard(), true);
    }

    static FeedDefinition definition(String url) {
        return FeedDefinition.newBuilder()
                .setFeedId("harbour")
                .setUrl(url)
                .setUpdatedAt(NOON)
                .build();
    }

    static PolledFeed of(LoopbackServer server) {
        return new PolledFeed(server.url("/feed"));
    }

    /** Another feed is polled too. */
    void knows(String feedId, String url) {
        others.put(url, feedId);
    }

    /** Polls now, whatever the schedule says. */
    PollUpdate poll() {
        OwnedFeed feed = OwnedFeed.of(0, definition, status);
        PollUpdate outcome = PollUpdate.of(
                new PollUpdate.Ended(
                        feed, Origin.LIVE, now, now, (feedId, url) -> Optional.ofNullable(others.get(url.toString()))),
                poller.poll(feed, null),
                schedule);
        status = outcome.status();
        return outcome;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    FeedStatus status() {
        return status;
    }

    /** The time until the next poll. */
    Duration pause() {
        return Duration.between(now, status.getNextPollAt());
    }

    static Duration usual() {
        return USUAL;
    }

    /** The report of a feed that was polled. */
    static PollReport report(FeedStatus status) {
        return Objects.requireNonNull(status.getLastPoll());
    }

    /** A sound feed with one entry for each slug. */
    static String rss(String head, String... slugs) {
        StringBuilder items = new StringBuilder();
        for (String slug : slugs) {
            items.append("<item><title>" + slug + "</title><link>https://harbour.example/" + slug + "</link></item>");
        }
        return "<rss version='2.0'><channel><title>The Harbour</title>" + head + items + "</channel></rss>";
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
