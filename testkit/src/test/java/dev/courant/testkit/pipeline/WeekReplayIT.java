package dev.courant.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Recording;
import dev.courant.recording.build.FeedBuilder;
import dev.courant.recording.build.PublisherBuilder;
import dev.courant.recording.build.RecordingBuilder;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A week of ten feeds, polled as often as on the week itself, twice: seconds each, and the same records and rows. */
@Tag("long")
@ServersTest
class WeekReplayIT {
    private static final PipelineOptions ALL = new PipelineOptions(EnumSet.allOf(PipelineRole.class), true);
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration BETWEEN_ITEMS = Duration.ofMinutes(331);
    private static final int FEEDS = 10;
    private static final int ITEMS = 30;

    private static final String[] NEWS = {
        "The harbour master has closed the northern quay until the end of the week, and ferries leave from the south.",
        "Divers found on Sunday that two of the piles have to be replaced before any ship may moor at the quay again.",
        "The port authority said that it had known of the damage since the winter storms and had put the work off twice.",
        "Fishermen who land their catch in the north have asked the council for the use of the old customs pier."
    };

    @Test
    void shouldGiveTheSameWeekTwice(Servers servers, TestReporter reporter) {
        Recording week = week();

        Dump first = replay(servers, week, reporter);
        Dump second = replay(servers, week, reporter);

        assertThat(first.of("links")).hasSize(FEEDS * ITEMS);
        assertThat(first.of("outcomes")).hasSize(FEEDS * ITEMS);
        assertThat(first.of("table article")).hasSize(FEEDS * ITEMS);
        assertThat(first.differences(second)).isEmpty();
    }

    private static Dump replay(Servers servers, Recording week, TestReporter reporter) {
        try (Servers own = servers.sibling(2);
                Pipeline pipeline = Playing.start(own, week, ALL)) {
            long begin = System.nanoTime();
            pipeline.advanceTo(MONDAY.plus(Duration.ofDays(7)));
            reporter.publishEntry(
                    "milliseconds for the week",
                    Long.toString(Duration.ofNanos(System.nanoTime() - begin).toMillis()));
            return Dump.of(own);
        }
    }

    private static Recording week() {
        PublisherBuilder publisher = RecordingBuilder.recording().publisher("Herald 0", "https://herald-0.example");
        for (int feed = 0; feed < FEEDS; feed++) {
            if (feed > 0) {
                publisher = publisher.publisher("Herald " + feed, "https://herald-" + feed + ".example");
            }
            items(publisher.language("en").rss("/feed").newest(12), feed);
        }
        return publisher.build();
    }

    private static void items(FeedBuilder feed, int number) {
        for (int item = 0; item < ITEMS; item++) {
            String story = "Quay " + number + " has ferry number " + item + " back";
            feed.item(story)
                    .at(MONDAY.plus(BETWEEN_ITEMS.multipliedBy(item)).plus(Duration.ofMinutes(7L * number)))
                    .page(
                            NEWS[item % NEWS.length] + " " + story + ".",
                            NEWS[(item + 1 + number) % NEWS.length],
                            "It was ferry number " + item + " of the " + number + " that sail from here this week.");
        }
    }
}
