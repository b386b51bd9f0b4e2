package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.report;
import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at noon of 6 May 2031, and the usual interval is 15 minutes. */
class PaceBehaviourTest {
    private static final Reply FEED = Reply.ok(rss("", "a"));

    private static Duration pauseAfter(Reply... replies) {
        try (LoopbackServer server = LoopbackServer.replying(replies);
                PolledFeed feed = PolledFeed.of(server)) {
            for (Reply unused : replies) {
                feed.poll();
            }
            return feed.pause();
        }
    }

    @Test
    @DisplayName("10: max-age")
    void shouldNotAskAgainBeforeMaxAge() {
        assertThat(pauseAfter(FEED.with("Cache-Control", "public, max-age=7200")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(pauseAfter(FEED.with("Cache-Control", "max-age=7200").with("Age", "3600")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    @DisplayName("11: Expires")
    void shouldNotAskAgainBeforeExpiry() {
        Reply expiring = FEED.with("Expires", "Tue, 06 May 2031 15:00:00 GMT");

        assertThat(pauseAfter(expiring)).isEqualTo(Duration.ofHours(3));
        assertThat(pauseAfter(expiring.with("Cache-Control", "max-age=3600"))).isEqualTo(Duration.ofHours(1));
        assertThat(pauseAfter(FEED.with("Expires", "0"))).isEqualTo(PolledFeed.usual());
    }

    @Test
    @DisplayName("12: max-age of a year")
    void shouldAskAgainAfterTheLongestPauseWhateverTheServerSays() {
        assertThat(pauseAfter(FEED.with("Cache-Control", "max-age=31536000"))).isEqualTo(Duration.ofDays(1));
        assertThat(pauseAfter(FEED.with("Cache-Control", "max-age=99999999999999999999")))
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @DisplayName("13: no-store, no-cache, max-age=0")
    @ValueSource(strings = {"no-store", "no-cache, max-age=7200", "max-age=0", "max-age=x"})
    void shouldKeepItsIntervalWhenNothingMayBeCached(String cacheControl) {
        assertThat(pauseAfter(FEED.with("Cache-Control", cacheControl))).isEqualTo(PolledFeed.usual());
    }

    @ParameterizedTest
    @DisplayName("14: ttl and sy:updatePeriod")
    @CsvSource({
        "<ttl>60</ttl>,PT1H",
        "<ttl>1</ttl>,PT15M",
        "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod>,PT1H"
    })
    void shouldRespectWhatTheDocumentAsksForAlsoWhileItIsUnchanged(String head, Duration pause) {
        Reply feed = Reply.ok(rss(head, "a")).with("ETag", "\"1\"");

        assertThat(pauseAfter(feed)).isEqualTo(pause);
        assertThat(pauseAfter(feed, feed)).isEqualTo(pause);
        assertThat(pauseAfter(feed, Reply.of(304))).isEqualTo(pause);
    }

    @Test
    @DisplayName("15: skipHours and skipDays")
    void shouldIgnoreHoursToSkipAndNeverLoseTheFeedForThem() {
        Reply feed = Reply.ok(rss("<skipHours><hour>25</hour></skipHours><skipDays><day>x</day></skipDays>", "a"));

        assertThat(pauseAfter(feed)).isEqualTo(PolledFeed.usual());
    }

    @ParameterizedTest
    @DisplayName("16, 17, 18: Retry-After")
    @CsvSource({
        "429,7200,PT2H",
        "429,'Tue, 06 May 2031 16:00:00 GMT',PT4H",
        "503,7200,PT2H",
        "503,999999999,P1D",
        "429,1,PT16M30S"
    })
    void shouldWaitAtLeastAsLongAsTheServerSays(int status, String retryAfter, Duration pause) {
        assertThat(pauseAfter(Reply.of(status).with("Retry-After", retryAfter))).isEqualTo(pause);
    }

    @Test
    @DisplayName("16: Retry-After against the definition")
    void shouldWaitAsLongAsTheServerSaysWhateverTheDefinitionWants() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(429).with("Retry-After", "7200"))) {
            FeedDefinition hurried = FeedDefinition.newBuilder(PolledFeed.definition(server.url("/feed")))
                    .setMaxIntervalSeconds(60)
                    .build();
            try (PolledFeed feed = new PolledFeed(hurried)) {
                feed.poll();

                assertThat(feed.pause()).isEqualTo(Duration.ofHours(2));
            }
        }
    }

    @Test
    @DisplayName("20: server errors in a row")
    void shouldSlowDownWhileTheServerFailsAndNeverBeFasterThanNormal() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(500));
                PolledFeed feed = PolledFeed.of(server)) {
            Duration before = PolledFeed.usual();
            for (int failures = 0; failures < 20; failures++) {
                feed.poll();
                assertThat(feed.pause()).isBetween(before, Duration.ofDays(1));
                before = feed.pause();
            }
            assertThat(before).isEqualTo(Duration.ofDays(1));
        }
    }

    @ParameterizedTest
    @DisplayName("21, 23: 404, 401, 403")
    @ValueSource(ints = {404, 401, 403})
    void shouldKeepAskingSlowly(int status) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status));
                PolledFeed feed = PolledFeed.of(server)) {
            for (int i = 0; i < 30; i++) {
                feed.poll();
                feed.pass(feed.pause());
            }

            assertThat(server.requests()).hasSize(30);
            assertThat(feed.status().getState()).isEqualTo(FeedState.FAILING);
            assertThat(report(feed.status()).getProblem()).contains("HTTP " + status);
        }
    }

    @Test
    @DisplayName("23: a bot wall")
    void shouldNameABotWall() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(403).with("cf-mitigated", "challenge"));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();

            assertThat(report(feed.status()).getProblem()).contains("challenge for bots");
        }
    }
}
