package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverdueFeedsTest {
    private static final String URL = "https://harbour.example/feed";

    private final Map<String, Instant> hosts = new HashMap<>();
    private final OverdueFeeds overdue = new OverdueFeeds(hosts::get);

    private static OwnedFeed due(Instant next, Duration interval) {
        FeedDefinition definition = PolledFeed.definition(URL);
        PollReport last = PollReport.newBuilder().setAt(next.minus(interval)).build();
        return OwnedFeed.of(
                0,
                definition,
                FeedStatus.newBuilder(FeedStatuses.initial(definition, NOON))
                        .setNextPollAt(next)
                        .setLastPoll(last)
                        .build());
    }

    private Optional<String> after(Duration time, OwnedFeed... feeds) {
        return overdue.find(Stream.of(feeds), NOON.plus(time));
    }

    @Test
    void shouldNameAFeedThatIsDueAndNotPolledForSeveralIntervals() {
        OwnedFeed hourly = due(NOON.minusSeconds(5), Duration.ofHours(1));

        assertThat(after(Duration.ZERO, hourly)).isEmpty();
        assertThat(after(Duration.ofMinutes(179), hourly)).isEmpty();
        assertThat(after(Duration.ofMinutes(181), hourly))
                .contains("1 feed is due and not polled, nor anything else of the host for a long time: " + URL
                        + " since 2031-05-06T11:59:55Z");
    }

    @Test
    void shouldCountFromTheMomentAtWhichAFeedIsOwned() {
        OwnedFeed old = due(NOON.minus(Duration.ofDays(3)), Duration.ofMinutes(1));

        assertThat(after(Duration.ZERO, old)).isEmpty();
        assertThat(after(Duration.ofMinutes(29), old)).isEmpty();
        assertThat(after(Duration.ofMinutes(31), old)).isPresent();
    }

    @Test
    void shouldForgetAFeedThatWasPolled() {
        OwnedFeed before = due(NOON, Duration.ofMinutes(1));
        assertThat(after(Duration.ZERO, before)).isEmpty();
        assertThat(after(Duration.ofMinutes(31), before)).isPresent();

        OwnedFeed polled = due(NOON.plus(Duration.ofMinutes(31)), Duration.ofMinutes(1));

        assertThat(after(Duration.ofMinutes(32), polled)).isEmpty();
        assertThat(after(Duration.ofMinutes(61), polled)).isEmpty();
    }

    @Test
    void shouldWaitForAHostThatIsAskedOrAsksToBeLeftAlone() {
        OwnedFeed feed = due(NOON, Duration.ofMinutes(1));
        assertThat(after(Duration.ZERO, feed)).isEmpty();

        hosts.put(feed.host(), NOON.plus(Duration.ofHours(2)));
        assertThat(after(Duration.ofMinutes(149), feed)).isEmpty();
        assertThat(after(Duration.ofMinutes(151), feed)).isPresent();
    }

    @Test
    void shouldLookOnceASecond() {
        OwnedFeed feed = due(NOON, Duration.ofMinutes(1));
        assertThat(after(Duration.ZERO, feed)).isEmpty();
        assertThat(after(Duration.ofMinutes(31), feed)).isPresent();

        assertThat(after(Duration.ofMinutes(31).plusMillis(900))).isPresent();
        assertThat(after(Duration.ofMinutes(31).plusMillis(1_000))).isEmpty();
    }
}
