package dev.courant.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.SeenEntry;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollRecordsTest {
    private static final Topics TOPICS = Topics.withPrefix("t.");
    private static final RecordLimit LIMIT = RecordLimit.of(RecordLimit.LEAST_BYTES);

    private final PollRecords records = new PollRecords(TOPICS, LIMIT);
    private final FeedDefinition definition = PolledFeed.definition("https://harbour.example/feed");
    private final FeedStatus before = FeedStatuses.initial(definition, PolledFeed.NOON);
    private final OwnedFeed feed = OwnedFeed.of(0, definition, before);

    @Test
    void shouldLetTheFeedFailWhoseStatusIsTooLargeForARecord() {
        FeedStatus large = FeedStatus.newBuilder(before)
                .setState(FeedState.HEALTHY)
                .setNextPollAt(PolledFeed.NOON.plus(Duration.ofHours(1)))
                .setSeen(seen(100_000))
                .build();

        PollRecords.Writable writable = records.of(feed, new PollUpdate(List.of(), large, List.of()));

        FeedStatus status = writable.update().status();
        assertThat(status.getState()).isEqualTo(FeedState.FAILING);
        assertThat(status.getFailures()).isOne();
        assertThat(status.getNextPollAt()).isEqualTo(large.getNextPollAt());
        assertThat(status.getSeen()).isEmpty();
        assertThat(PolledFeed.report(status).getProblem()).endsWith(" bytes, the topics take 1000000");
        assertThat(writable.records())
                .singleElement()
                .satisfies(record -> assertThat(LIMIT.fits(record)).isTrue());
    }

    @Test
    void shouldFitTheStatusOfTheLongestFeedThatIsRead() {
        FeedStatus full = FeedStatus.newBuilder(before).setSeen(seen(12_000)).build();
        PollUpdate update = new PollUpdate(List.of(), full, List.of());

        assertThat(records.of(feed, update).update()).isSameAs(update);
    }

    private static List<SeenEntry> seen(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> new SeenEntry(Identity.contentHash("key" + i), Identity.contentHash("content" + i)))
                .toList();
    }
}
