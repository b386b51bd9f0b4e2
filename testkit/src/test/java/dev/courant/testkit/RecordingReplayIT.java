package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Recording;
import dev.courant.recording.build.FeedBuilder;
import dev.courant.recording.build.RecordingBuilder;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording that is built in the test: what passes in virtual time, and what the test sees of it at each step. */
@CourantTest(backfill = true)
class RecordingReplayIT {
    private static final int PAGES = 20;
    private static final String[] TEXT = {
        "The harbour master has closed the northern quay until the end of the week, and ferries leave from the south.",
        "Divers found on Sunday that two of the piles have to be replaced before any ship may moor at the quay again.",
        "The port authority said that it had known of the damage since the winter storms and had put the work off twice."
    };

    private static Recording recording() {
        FeedBuilder slow = RecordingBuilder.recording()
                .publisher("Harbour Herald", "https://harbour.example")
                .language("en")
                .rss("/feed")
                .item("Quay closes for repairs")
                .at("2026-03-01T08:00Z")
                .page(TEXT)
                .at("2026-03-01T12:00Z")
                .title("Quay closes for two weeks")
                .item("Ferry crews stop work")
                .at("2026-03-01T08:00Z")
                .fails(503)
                .at("2026-03-01T08:05Z")
                .page(TEXT)
                .publisher("Gull Gazette", "https://gull.example")
                .language("en")
                .robots("User-agent: *\nCrawl-delay: 60")
                .atom("/news.atom");
        for (int number = 0; number < PAGES; number++) {
            slow = slow.item("Gull number " + number + " returns to the pier")
                    .at("2026-03-01T08:00Z")
                    .page(TEXT[number % 3] + " It is gull number " + number + ".", TEXT[(number + 1) % 3])
                    .feed();
        }
        return slow.build();
    }

    @Test
    void shouldWorkThroughWhatIsDueAtEachStep(Courant courant) {
        courant.play(recording());
        assertThat(courant.clock().instant()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(courant.values(courant.topics().links())).isEmpty();

        courant.advance(Duration.ofMinutes(1));
        assertThat(urls(courant))
                .contains("https://harbour.example/quay-closes-for-repairs")
                .doesNotContain("https://harbour.example/ferry-crews-stop-work");

        courant.clock().advanceTo("2026-03-01T08:10Z");
        assertThat(gulls(courant)).as("a page a minute").hasSizeBetween(9, 12);

        courant.clock().advanceTo("2026-03-01T08:30Z");
        assertThat(gulls(courant)).hasSize(PAGES);
        assertThat(urls(courant))
                .as("after tries that failed")
                .contains("https://harbour.example/ferry-crews-stop-work");
        assertThat(gulls(courant).getLast().getEndedAt())
                .isBetween(Instant.parse("2026-03-01T08:19:00Z"), Instant.parse("2026-03-01T08:25:00Z"));

        courant.replayAll();
        assertThat(courant.clock().instant()).isAfterOrEqualTo("2026-03-01T12:00:00Z");
        assertThat(courant.values(courant.topics().enriched()))
                .allSatisfy(
                        article -> assertThat(article.getArticle().getOrigin()).isEqualTo(Origin.BACKFILL))
                .extracting(article -> article.getArticle().getTitle())
                .contains("Quay closes for repairs", "Quay closes for two weeks");
    }

    private static List<String> urls(Courant courant) {
        return courant.values(courant.topics().enriched()).stream()
                .map(EnrichedArticle::getArticle)
                .map(article -> article.getUrl())
                .toList();
    }

    private static List<Outcome> gulls(Courant courant) {
        return courant.values(courant.topics().outcomes()).stream()
                .filter(outcome -> outcome.getUrl().startsWith("https://gull.example/"))
                .filter(outcome -> outcome.getKind() == OutcomeKind.STORED)
                .sorted(Comparator.comparing(Outcome::getEndedAt))
                .toList();
    }
}
