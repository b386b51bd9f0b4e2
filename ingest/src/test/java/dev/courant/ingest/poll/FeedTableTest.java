package dev.courant.ingest.poll;

import static dev.courant.ingest.loopback.Fetching.web;
import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.poll.FeedTable.StatusChange;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hosts with a name of three letters are in partition 3, and so on; partition 3 is ours. */
class FeedTableTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    private static final long LONG_TIME = 1_000_000_000;

    private final AtomicLong machine = new AtomicLong();
    private final FeedTable table = new FeedTable(new LateFeeds(() -> machine.addAndGet(LONG_TIME)));

    @BeforeEach
    void hold() {
        table.acquire(3, String::length);
    }

    private static FeedDefinition feed(String id, String host) {
        return FeedDefinition.newBuilder()
                .setFeedId(id)
                .setUrl("https://" + host + "/" + id)
                .setUpdatedAt(NOON)
                .build();
    }

    private Optional<StatusChange> define(FeedDefinition feed) {
        return table.define(feed.getFeedId(), feed, NOON);
    }

    private void defineNew(FeedDefinition... feeds) {
        for (FeedDefinition feed : feeds) {
            assertThat(define(feed)).isEmpty();
        }
        assertThat(table.putStatuses(Map.of(), NOON)).isEmpty();
    }

    private void defineKnown(FeedDefinition feed, FeedStatus status) {
        assertThat(define(feed)).isEmpty();
        assertThat(table.putStatuses(Map.of(feed.getFeedId(), status), NOON)).isEmpty();
    }

    private OwnedFeed take(Instant now) {
        return table.takeDue(now).orElseThrow();
    }

    private static FeedStatus.Builder status(FeedDefinition feed) {
        return FeedStatus.newBuilder(FeedStatuses.initial(feed, NOON));
    }

    @Test
    void shouldHandOutADueFeedOnceUntilItIsSettled() {
        defineNew(feed("a", "one"));
        OwnedFeed taken = take(NOON);
        assertThat(table.takeDue(LATER)).isEmpty();

        table.update(
                taken,
                FeedStatus.newBuilder(taken.status()).setNextPollAt(LATER).build());

        assertThat(table.takeDue(LATER.minusMillis(1))).isEmpty();
        assertThat(table.takeDue(LATER)).isPresent();
    }

    @Test
    void shouldOwnTheFeedsOfTheHostsItOwns() {
        FeedDefinition ours = feed("ours", "one");
        FeedDefinition theirs = feed("theirs", "three");
        defineNew(ours, theirs);
        assertThat(take(LATER).id()).isEqualTo("ours");
        assertThat(table.takeDue(LATER)).isEmpty();

        table.acquire(5, String::length);
        assertThat(table.withoutStatus()).containsExactly("theirs");
        assertThat(table.putStatuses(Map.of(), NOON)).isEmpty();

        assertThat(take(LATER).id()).isEqualTo("theirs");
    }

    @Test
    void shouldHandAFeedOverThatMovesToAHostOfAnother() {
        FeedDefinition feed = feed("a", "one");
        defineNew(feed);

        define(FeedDefinition.newBuilder(feed).setUrl("https://three/a").build());

        assertThat(table.size()).isZero();
        assertThat(table.withoutStatus()).isEmpty();
    }

    @Test
    void shouldNotBeDoneWhileAFeedIsLate() {
        FeedDefinition feed = feed("late", "one");
        defineKnown(feed, status(feed).setNextPollAt(NOON.minusSeconds(60)).build());

        assertThat(table.nextDue()).contains(NOON);
        assertThat(take(NOON).id()).isEqualTo("late");
        assertThat(table.nextDue()).isEmpty();
    }

    @Test
    @DisplayName("8: persisted validators after a restart")
    void shouldGoOnFromTheStatusThatIsKnown() {
        FeedDefinition feed = feed("a", "one");
        defineKnown(feed, status(feed).setEtag("\"1\"").setNextPollAt(LATER).build());

        assertThat(table.takeDue(LATER.minusMillis(1))).isEmpty();
        assertThat(take(LATER).status().getEtag()).isEqualTo("\"1\"");
    }

    @Test
    void shouldForgetResultsOfFeedsThatAreLostRemovedOrRedefined() {
        defineNew(feed("lost", "one"), feed("removed", "two"), feed("redefined", "six"));
        List<OwnedFeed> taken = List.of(take(LATER), take(LATER), take(LATER));
        assertThat(taken).allMatch(table::isCurrent);

        assertThat(table.define("removed", null, NOON))
                .hasValueSatisfying(change -> assertThat(change.status()).isNull());
        define(feed("redefined", "ten"));
        assertThat(taken).filteredOn(table::isCurrent).hasSize(1);
        table.release(Set.of(3));

        assertThat(taken).noneMatch(table::isCurrent);
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldBeginNothingOnAPartitionThatItLeavesButKeepWhatIsUnderWay() {
        defineNew(feed("under way", "one"), feed("waiting", "two"));
        OwnedFeed underWay = take(LATER);

        table.drain(Set.of(3));

        assertThat(table.takeDue(LATER)).isEmpty();
        assertThat(table.isCurrent(underWay)).isTrue();
        assertThat(table.mayStart(underWay)).isFalse();
    }

    @Test
    void shouldStartAfreshAtAnotherUrlHoweverLateTheLastPollWasAndNotWhereItHasMoved() {
        FeedDefinition feed = feed("a", "one");
        FeedStatus moved = status(feed)
                .setUrl("https://two/moved")
                .setNextPollAt(NOON)
                .setLastPoll(PollReport.newBuilder().setAt(LATER).build())
                .build();
        defineKnown(feed, moved);
        assertThat(take(NOON).status().getUrl()).isEqualTo("https://two/moved");

        define(FeedDefinition.newBuilder(feed).setUrl("https://six/a").build());

        assertThat(take(LATER).status().getUrl()).isEqualTo("https://six/a");
    }

    @Test
    void shouldPauseAFeedAndKeepItsState() {
        FeedDefinition feed = feed("a", "one");
        defineNew(feed);
        FeedDefinition off = FeedDefinition.newBuilder(feed).setEnabled(false).build();

        assertThat(define(off))
                .hasValueSatisfying(change -> assertThat(change.status())
                        .extracting(FeedStatus::getState)
                        .isEqualTo(FeedState.PAUSED));
        assertThat(define(off)).isEmpty();
        assertThat(table.takeDue(LATER)).isEmpty();
        define(feed);

        assertThat(take(LATER).status().getState()).isEqualTo(FeedState.NEW);
    }

    @Test
    @DisplayName("22: a feed that is gone")
    void shouldNotPollAFeedThatIsGoneUntilItIsDefinedAgain() {
        FeedDefinition feed = feed("a", "one");
        defineKnown(feed, status(feed).setState(FeedState.GONE).build());
        assertThat(table.takeDue(LATER)).isEmpty();

        define(FeedDefinition.newBuilder(feed).setUpdatedAt(NOON.plusSeconds(1)).build());

        assertThat(table.takeDue(LATER)).isPresent();
    }

    @Test
    @DisplayName("28: a feed that gave way to another is polled again when that one is removed")
    void shouldPollADuplicateAgainWhenTheOtherIsRemoved() {
        FeedDefinition other = feed("other", "two");
        FeedDefinition feed = feed("a", "one");
        defineKnown(other, status(other).setNextPollAt(LATER).build());
        defineKnown(
                feed,
                status(feed)
                        .setState(FeedState.DUPLICATE)
                        .setDuplicateOf("other")
                        .build());
        assertThat(table.takeDue(NOON)).isEmpty();
        assertThat(table.other("a", web("https://two/other#top"))).contains("other");
        assertThat(table.other("other", web("https://two/other"))).isEmpty();

        assertThat(table.define("other", null, NOON)).isPresent();

        assertThat(take(NOON.plusSeconds(1)).id()).isEqualTo("a");
    }

    @Test
    void shouldPollAtOnceWhenAnOperatorAsksForIt() {
        FeedDefinition feed = feed("a", "one");
        FeedStatus polled = status(feed)
                .setNextPollAt(LATER)
                .setLastPoll(PollReport.newBuilder().setAt(NOON.minusSeconds(9)).build())
                .build();
        defineKnown(feed, polled);
        assertThat(table.takeDue(NOON)).isEmpty();

        define(FeedDefinition.newBuilder(feed)
                .setPollRequestedAt(NOON.minusSeconds(1))
                .build());
        OwnedFeed taken = take(NOON);
        table.update(
                taken,
                FeedStatus.newBuilder(polled)
                        .setLastPoll(PollReport.newBuilder().setAt(NOON).build())
                        .build());

        assertThat(table.takeDue(NOON)).isEmpty();
        define(taken.definition());
        assertThat(table.takeDue(NOON)).isEmpty();
    }
}
