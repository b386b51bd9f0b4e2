package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedDefinition;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LateFeedsTest {
    private final AtomicLong machine = new AtomicLong(Long.MAX_VALUE);
    private final LateFeeds late = new LateFeeds(machine::get);

    private static OwnedFeed feed(String id) {
        FeedDefinition definition = FeedDefinition.newBuilder()
                .setFeedId(id)
                .setUrl("https://one/" + id)
                .setUpdatedAt(NOON)
                .build();
        return OwnedFeed.of(3, definition, FeedStatuses.initial(definition, NOON));
    }

    private int takeAll() {
        int taken = 0;
        while (late.take(feed -> true).isPresent()) {
            taken++;
        }
        return taken;
    }

    @Test
    @DisplayName("8, 38: no storm after a restart")
    void shouldStartTwoHundredASecond() {
        for (int i = 0; i < 500; i++) {
            late.add(feed("f" + i), NOON);
        }

        assertThat(takeAll()).isOne();
        int withinASecond = 0;
        for (int round = 0; round < 20; round++) {
            machine.addAndGet(Duration.ofMillis(50).toNanos());
            withinASecond += takeAll();
        }
        assertThat(withinASecond).isEqualTo(200);
    }

    @Test
    void shouldNotCatchUpWhatNobodyAskedFor() {
        for (int i = 0; i < 500; i++) {
            late.add(feed("f" + i), NOON);
        }
        machine.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(takeAll()).isEqualTo(11);
    }

    @Test
    void shouldPassOverThoseThatAreNoLongerWanted() {
        late.add(feed("gone"), NOON);
        late.add(feed("kept"), NOON.plusSeconds(1));

        assertThat(late.take(feed -> feed.id().equals("kept")))
                .map(OwnedFeed::id)
                .contains("kept");
        assertThat(late.waitingSince()).isEmpty();
    }
}
