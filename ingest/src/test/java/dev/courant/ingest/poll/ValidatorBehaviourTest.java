package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.report;
import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidatorBehaviourTest {
    private static final String TAG = "W/\"a-1,b\"";
    private static final String DATE = "Tue,  6 May 2031 10:00:00 +0000";
    private static final Reply FEED = Reply.ok(rss("", "a"));

    @Test
    @DisplayName("1: ETag and Last-Modified")
    void shouldSendBothValidatorsBackByteForByte() {
        try (LoopbackServer server =
                        LoopbackServer.replying(FEED.with("ETag", TAG).with("Last-Modified", DATE));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();

            assertThat(server.last().headers())
                    .containsEntry("if-none-match", TAG)
                    .containsEntry("if-modified-since", DATE);
        }
    }

    @Test
    @DisplayName("2: only Last-Modified")
    void shouldSendTheDateThatItReceivedAndNoOther() {
        try (LoopbackServer server = LoopbackServer.replying(FEED.with("Last-Modified", DATE));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();

            assertThat(server.last().headers())
                    .containsEntry("if-modified-since", DATE)
                    .doesNotContainKey("if-none-match");
        }
    }

    @Test
    @DisplayName("3: 304")
    void shouldCountNotModifiedAsSuccess() {
        try (LoopbackServer server = LoopbackServer.replying(FEED.with("ETag", TAG), Reply.of(500), Reply.of(304));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();
            assertThat(feed.status().getState()).isEqualTo(FeedState.FAILING);

            PollUpdate outcome = feed.poll();

            assertThat(outcome.links()).isEmpty();
            assertThat(outcome.status().getState()).isEqualTo(FeedState.HEALTHY);
            assertThat(outcome.status().getFailures()).isZero();
            assertThat(outcome.status().getTitle()).isEqualTo("The Harbour");
        }
    }

    @Test
    @DisplayName("4: 304 with new validators")
    void shouldTakeTheValidatorsOfANotModified() {
        Reply same = Reply.of(304).with("ETag", "\"2\"");
        try (LoopbackServer server =
                        LoopbackServer.replying(FEED.with("ETag", TAG).with("Last-Modified", DATE), same);
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();

            assertThat(feed.status().getEtag()).isEqualTo("\"2\"");
            assertThat(feed.status().getLastModified()).isEqualTo(DATE);
        }
    }

    @Test
    @DisplayName("5: 200 without validators")
    void shouldDropValidatorsThatALaterAnswerLacks() {
        try (LoopbackServer server = LoopbackServer.replying(FEED.with("ETag", TAG), Reply.of(304), FEED);
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();
            feed.poll();

            feed.poll();

            assertThat(server.last().headers()).doesNotContainKey("if-none-match");
        }
    }

    @Test
    @DisplayName("6: the same bytes again")
    void shouldTakeTheSameBytesForUnchanged() {
        try (LoopbackServer server = LoopbackServer.replying(FEED);
                PolledFeed feed = PolledFeed.of(server)) {
            assertThat(feed.poll().links()).hasSize(1);

            PollUpdate second = feed.poll();

            assertThat(second.links()).isEmpty();
            assertThat(report(second.status()).getEntries()).isZero();
            assertThat(second.status().getState()).isEqualTo(FeedState.HEALTHY);
        }
    }

    @Test
    @DisplayName("7: 304 to an unconditional request")
    void shouldCallANotModifiedThatNobodyAskedForAnError() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(304));
                PolledFeed feed = PolledFeed.of(server)) {
            FeedStatus status = feed.poll().status();

            assertThat(status.getState()).isEqualTo(FeedState.FAILING);
            assertThat(status.getLastSuccessAt()).isNull();
        }
    }

    @Test
    @DisplayName("9: an answer that cannot be read")
    void shouldNotSaveTheValidatorsOfWhatItCouldNotRead() {
        try (LoopbackServer server = LoopbackServer.replying(
                        FEED.with("ETag", TAG),
                        Reply.ok("<html>Maintenance</html>").with("ETag", "\"broken\""));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            String hash = feed.status().getBodyHash();

            feed.poll();

            assertThat(feed.status().getEtag()).isEqualTo(TAG);
            assertThat(feed.status().getBodyHash()).isEqualTo(hash);
            assertThat(report(feed.status()).getProblem()).contains("HTML page");
        }
    }

    @Test
    @DisplayName("36: a truncated body")
    void shouldNotTakeATruncatedBodyForSuccess() {
        Reply cut = FEED.with("Content-Length", "9999").with("ETag", TAG);
        try (LoopbackServer server = LoopbackServer.replying(cut);
                PolledFeed feed = PolledFeed.of(server)) {
            PollUpdate outcome = feed.poll();

            assertThat(outcome.links()).isEmpty();
            assertThat(outcome.status().getEtag()).isNull();
            assertThat(outcome.status().getFailures()).isOne();
        }
    }

    @Test
    @DisplayName("gap: nothing in common with the poll before")
    void shouldRecordAGapWhenTwoPollsShareNoEntry() {
        try (LoopbackServer server = LoopbackServer.replying(
                        FEED, Reply.ok(rss("", "b", "a")), Reply.ok(rss("", "d", "c")), Reply.ok(rss("", "d", "e")));
                PolledFeed feed = PolledFeed.of(server)) {
            assertThat(report(feed.poll().status()).getGap()).isFalse();
            assertThat(report(feed.poll().status()).getGap()).isFalse();
            assertThat(report(feed.poll().status()).getGap()).isTrue();
            feed.pass(Duration.ofMinutes(1));
            assertThat(report(feed.poll().status()).getGap()).isFalse();
        }
    }
}
