package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.poll.FeedTable.Owned;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedTableTest {
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final Instant LATER = NOON.plusSeconds(60);

    private final FeedTable table = new FeedTable(new Schedule(PolledFeed.SETTINGS, () -> 0.5), new HostPace(GAP));

    private static FeedDefinition feed(String id, String host) {
        return FeedDefinition.newBuilder()
                .setFeedId(id)
                .setUrl("https://" + host + "/" + id)
                .setUpdatedAt(NOON)
                .build();
    }

    private void define(FeedDefinition feed) {
        var unused = table.define(0, feed.getFeedId(), feed, NOON);
    }

    private Owned take(Instant now) {
        return table.takeDue(now).orElseThrow();
    }

    @Test
    void shouldHandOutADueFeedOnceUntilItIsSettled() {
        define(feed("a", "one.example"));
        Owned taken = take(NOON);
        assertThat(table.takeDue(LATER)).isEmpty();

        table.release(taken, NOON, Duration.ZERO);
        table.settle(
                taken,
                FeedStatus.newBuilder(taken.status()).setNextPollAt(LATER).build());

        assertThat(table.takeDue(LATER.minusMillis(1))).isEmpty();
        assertThat(table.takeDue(LATER)).isPresent();
    }

    @Test
    @DisplayName("38: one request at a time per host, with a gap")
    void shouldAskAHostForOneFeedAtATimeAndPauseAfterEach() {
        define(feed("a", "one.example"));
        define(feed("b", "one.example"));
        define(feed("c", "one.example"));
        define(feed("d", "two.example"));
        Owned first = take(LATER);
        assertThat(take(LATER).host()).isEqualTo("two.example");
        assertThat(table.takeDue(LATER)).isEmpty();

        table.release(first, LATER, Duration.ZERO);

        assertThat(table.takeDue(LATER.plus(GAP).minusMillis(1))).isEmpty();
        assertThat(take(LATER.plus(GAP)).host()).isEqualTo("one.example");
        assertThat(table.takeDue(LATER.plus(GAP))).isEmpty();
    }

    @Test
    @DisplayName("19: 429 slows the other feeds of the host")
    void shouldLeaveAHostAloneThatAskedForIt() {
        define(feed("a", "one.example"));
        define(feed("b", "one.example"));

        table.release(take(LATER), LATER, Duration.ofMinutes(2));

        assertThat(table.takeDue(LATER.plusSeconds(119))).isEmpty();
        assertThat(table.takeDue(LATER.plusSeconds(120))).isPresent();
    }

    @Test
    @DisplayName("8, 38: no storm after a restart")
    void shouldSpreadWhatIsOverdueAtTheStart() {
        for (int i = 0; i < 100; i++) {
            define(feed("f" + i, "host" + i + ".example"));
        }

        int atOnce = 0;
        while (table.takeDue(NOON).isPresent()) {
            atOnce++;
        }
        int withinASecond = 0;
        while (table.takeDue(NOON.plusSeconds(1)).isPresent()) {
            withinASecond++;
        }

        assertThat(atOnce).isOne();
        assertThat(withinASecond).isBetween(40, 60);
    }

    @Test
    @DisplayName("8: persisted validators after a restart")
    void shouldGoOnFromTheStatusThatIsKnown() {
        FeedDefinition feed = feed("a", "one.example");
        table.remember(List.of(FeedStatus.newBuilder(Statuses.initial(feed, NOON))
                .setEtag("\"1\"")
                .setNextPollAt(LATER)
                .build()));
        define(feed);

        assertThat(table.takeDue(LATER.minusMillis(1))).isEmpty();
        assertThat(take(LATER).status().getEtag()).isEqualTo("\"1\"");
    }

    @Test
    void shouldForgetResultsOfFeedsThatAreLostRemovedOrRedefined() {
        define(feed("lost", "one.example"));
        define(feed("removed", "two.example"));
        define(feed("redefined", "three.example"));
        List<Owned> taken = List.of(take(LATER), take(LATER), take(LATER));
        assertThat(taken).allMatch(table::isCurrent);

        var unused = table.define(0, "removed", null, NOON);
        define(feed("redefined", "four.example"));
        assertThat(taken).filteredOn(table::isCurrent).hasSize(1);
        table.lose(0);

        assertThat(taken).noneMatch(table::isCurrent);
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldPauseAFeedAndKeepItsState() {
        FeedDefinition feed = feed("a", "one.example");
        define(feed);
        FeedDefinition off = FeedDefinition.newBuilder(feed).setEnabled(false).build();

        assertThat(table.define(0, "a", off, NOON))
                .hasValueSatisfying(status -> assertThat(status.getState()).isEqualTo(FeedState.PAUSED));
        assertThat(table.define(0, "a", off, NOON)).isEmpty();
        assertThat(table.takeDue(LATER)).isEmpty();
        define(feed);

        assertThat(table.takeDue(LATER)).isPresent();
    }

    @Test
    @DisplayName("22: a feed that is gone")
    void shouldNotPollAFeedThatIsGoneUntilItIsDefinedAgain() {
        FeedDefinition feed = feed("a", "one.example");
        table.remember(List.of(FeedStatus.newBuilder(Statuses.initial(feed, NOON))
                .setState(FeedState.GONE)
                .build()));
        define(feed);
        assertThat(table.takeDue(LATER)).isEmpty();

        define(FeedDefinition.newBuilder(feed).setUpdatedAt(NOON.plusSeconds(1)).build());

        assertThat(table.takeDue(LATER)).isPresent();
    }
}
