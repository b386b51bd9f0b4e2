package dev.courant.app.command.feeds.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.feeds.FeedFixtures;
import dev.courant.app.feeds.FeedView;
import dev.courant.parse.opml.Opml;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedTextsTest {
    private static final String PIER = "https://pier.example/rss";
    private static final String QUAY = "https://quay.example/feed";

    @Test
    void shouldAlignFeedsInATable() {
        FeedView pier = new FeedView(
                FeedFixtures.definition(PIER)
                        .setFeedId("0123456789abcdef")
                        .setTitle("Pier News")
                        .build(),
                FeedFixtures.status(PIER, FeedState.HEALTHY).build());
        FeedView quay = new FeedView(
                FeedFixtures.definition(QUAY).setFeedId("fedcba9876543210").build(), null);

        assertThat(FeedListing.of(List.of(pier, quay), 8)).isEqualTo("""
                ID        STATE    TITLE      URL
                01234567  HEALTHY  Pier News  https://pier.example/rss
                fedcba98  NEW      -          https://quay.example/feed""");
    }

    @Test
    void shouldReportAFeedInTrouble() {
        FeedView feed = new FeedView(
                FeedFixtures.definition(PIER)
                        .setFeedId("0123456789abcdef")
                        .setVerifyTls(false)
                        .build(),
                FeedFixtures.status(PIER, FeedState.FAILING)
                        .setTitle("Pier News")
                        .setFailures(3)
                        .setLastSuccessAt(FeedFixtures.NOW.minusSeconds(4_000))
                        .setLastPoll(PollReport.newBuilder()
                                .setAt(FeedFixtures.NOW.minusSeconds(30))
                                .setHttpStatus(503)
                                .setProblem("HTTP 503 from https://pier.example/rss")
                                .build())
                        .setDiscovered(12)
                        .setMovedTo(QUAY)
                        .setMovedSince(FeedFixtures.NOW.minusSeconds(7_200))
                        .build());

        assertThat(FeedReport.of(feed, FeedFixtures.NOW, Map.of())).isEqualTo("""
                0123456789abcdef  Pier News
                  url             https://pier.example/rss
                  state           FAILING since 2026-03-01T11:00:00Z (60 min ago)
                  trouble         polls fail; the publisher says that it has moved; the new URL is adopted after a day
                  cause           HTTP 503 from https://pier.example/rss
                  last poll       2026-03-01T11:59:30Z (30 s ago), HTTP 503
                  failures        3 since the last success
                  last success    2026-03-01T10:53:20Z (66 min ago)
                  next poll       2026-03-01T12:10:00Z (in 10 min)
                  discovered      12 links
                  moving to       https://quay.example/feed since 2026-03-01T10:00:00Z (2 h ago)
                  certificate     not verified (--insecure-tls)""");
    }

    @Test
    void shouldReportADuplicateWithItsPushes() {
        FeedView feed = new FeedView(
                FeedFixtures.definition(PIER).setFeedId("0123").build(),
                FeedFixtures.status(PIER, FeedState.DUPLICATE)
                        .setUrl("https://old.example/rss")
                        .setDuplicateOf("4567")
                        .setPush(PushSubscription.newBuilder()
                                .setHub("https://hub.example/")
                                .setTopic(PIER)
                                .setState(PushState.FAILED)
                                .setSince(FeedFixtures.NOW.minusSeconds(60))
                                .setRequestedAt(FeedFixtures.NOW.minusSeconds(60))
                                .setProblem("HTTP 500")
                                .build())
                        .build());

        assertThat(FeedReport.of(feed, FeedFixtures.NOW, Map.of("4567", QUAY))).isEqualTo("""
                0123
                  url             https://pier.example/rss
                  state           DUPLICATE since 2026-03-01T11:00:00Z (60 min ago)
                  trouble         it has moved to a feed that is polled as well; it is no longer polled
                  last success    never
                  next poll       none
                  discovered      0 links
                  polled at       https://old.example/rss
                  duplicate of    4567  https://quay.example/feed
                  push            FAILED since 2026-03-01T11:59:00Z (60 s ago), hub https://hub.example/
                  push problem    HTTP 500""");
    }

    @Test
    void shouldCountFeedsByStateAndTrouble() {
        FeedView well = new FeedView(
                FeedFixtures.definition(PIER).build(),
                FeedFixtures.status(PIER, FeedState.HEALTHY).build());
        FeedView gone = new FeedView(
                FeedFixtures.definition(QUAY).build(),
                FeedFixtures.status(QUAY, FeedState.GONE).build());

        assertThat(StateSummary.of(List.of(), FeedFixtures.NOW)).isEqualTo("no feeds");
        assertThat(StateSummary.of(List.of(well), FeedFixtures.NOW)).isEqualTo("1 feed: 1 HEALTHY; none in trouble");
        assertThat(StateSummary.of(List.of(gone, well, well), FeedFixtures.NOW))
                .isEqualTo("3 feeds: 2 HEALTHY, 1 GONE; 1 in trouble: 1 GONE");
    }

    @Test
    void shouldSummariseAPoll() {
        PollReport.Builder poll = PollReport.newBuilder().setAt(FeedFixtures.NOW);

        assertThat(PollSummary.of(poll.build())).isEqualTo("no answer");
        assertThat(PollSummary.of(poll.setHttpStatus(304).build())).isEqualTo("HTTP 304, nothing new");
        assertThat(PollSummary.of(poll.setHttpStatus(500).build())).isEqualTo("HTTP 500");
        assertThat(PollSummary.of(
                        poll.setHttpStatus(200).setEntries(1).setDiscovered(1).build()))
                .isEqualTo("HTTP 200, 1 entry, 1 new");
    }

    @Test
    void shouldWriteListsThatCanBeRead() {
        List<Subscription> feeds = List.of(
                new Subscription("https://pier.example/rss?a=1&b=2", "Piér <\"News\"> 😀"),
                new Subscription(QUAY, "Quay"));

        String opml = OpmlText.of("Feeds & more", feeds);

        assertThat(opml).matches("\\p{ASCII}*");
        assertThat(Opml.read(opml.getBytes(StandardCharsets.UTF_8), "export")).isEqualTo(feeds);
    }
}
