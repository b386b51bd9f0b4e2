package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The usual interval is 15 minutes, the shortest 1 minute, the longest a day. */
class ScheduleTest {
    private static final FeedDefinition FEED = PolledFeed.definition("https://harbour.example/feed");

    private final Schedule schedule = new Schedule(PolledFeed.SETTINGS, (feed, time) -> 0.5);

    private static FeedStatus.Builder status() {
        return FeedStatus.newBuilder(FeedStatuses.initial(FEED, NOON)).setEtag("\"1\"");
    }

    private Duration after(FeedStatus.Builder status) {
        return schedule.afterSuccess(FEED, status, null, false, NOON);
    }

    @ParameterizedTest
    @DisplayName("the interval follows the rhythm: max(rhythm / 2, quiet / 8)")
    @CsvSource({
        "PT1M, PT0S, PT3M45S",
        "PT10M, PT1M, PT5M",
        "PT30M, PT0S, PT15M",
        "PT10M, PT4H, PT30M",
        "PT10M, PT12H, PT1H",
        "P7D, PT0S, PT1H",
    })
    void shouldLookTwiceForEachEntryAndLessWhileNothingComes(Duration rhythm, Duration quiet, Duration interval) {
        FeedStatus.Builder status =
                status().setRhythmSeconds((int) rhythm.toSeconds()).setLastDiscoveryAt(NOON.minus(quiet));

        assertThat(after(status)).isEqualTo(interval);
    }

    @Test
    @DisplayName("39: no validators")
    void shouldNotHurryForAServerThatSendsTheWholeDocumentEachTime() {
        FeedStatus.Builder status = status().setEtag(null).setRhythmSeconds(60).setLastDiscoveryAt(NOON);

        assertThat(after(status)).isEqualTo(PolledFeed.usual());
    }

    @ParameterizedTest
    @DisplayName("39: the strict rule")
    @CsvSource({
        "true, , , PT1H6M",
        "false, , , P1D",
        "true, PT20M, , PT20M",
        "false, PT20M, , PT20M",
        "true, , PT40M, PT40M",
        "false, PT12H, PT40M, PT12H",
    })
    void shouldLeaveAFeedAloneForLongUnlessItAsksForLess(
            boolean validators, @Nullable Duration freshFor, @Nullable Duration ttl, Duration interval) {
        Schedule strict = new Schedule(
                Settings.read(PollSettings.class, Map.of("COURANT_POLL_STRICT", "true")), (feed, time) -> 0.5);
        FeedStatus.Builder status = status().setEtag(validators ? "\"1\"" : null)
                .setWishedIntervalSeconds(ttl == null ? null : (int) ttl.toSeconds());

        assertThat(strict.afterSuccess(FEED, status, freshFor, false, NOON)).isEqualTo(interval);
    }

    @Test
    @DisplayName("39: the definition decides")
    void shouldKeepToTheDefinitionUnderTheStrictRule() {
        Schedule strict = new Schedule(
                Settings.read(PollSettings.class, Map.of("COURANT_POLL_STRICT", "true")), (feed, time) -> 0.5);
        FeedDefinition decided =
                FeedDefinition.newBuilder(FEED).setMaxIntervalSeconds(120).build();

        assertThat(strict.afterSuccess(decided, status(), null, false, NOON)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldKeepToTheDefinition() {
        FeedDefinition slow =
                FeedDefinition.newBuilder(FEED).setMinIntervalSeconds(7200).build();
        FeedDefinition fast =
                FeedDefinition.newBuilder(FEED).setMaxIntervalSeconds(120).build();

        assertThat(schedule.afterSuccess(slow, status(), null, false, NOON)).isEqualTo(Duration.ofHours(2));
        assertThat(schedule.afterSuccess(fast, status(), Duration.ofHours(1), false, NOON))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(schedule.afterFailure(fast, status().setFailures(9), null, NOON))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldJitterByAFifthAndFailuresOnlyUpwards() {
        Schedule early = new Schedule(PolledFeed.SETTINGS, (feed, time) -> 0);
        Schedule late = new Schedule(PolledFeed.SETTINGS, (feed, time) -> 1);
        FeedStatus.Builder failed = status().setFailures(1);

        assertThat(early.afterSuccess(FEED, status(), null, false, NOON)).isEqualTo(Duration.ofMinutes(12));
        assertThat(late.afterSuccess(FEED, status(), null, false, NOON)).isEqualTo(Duration.ofMinutes(18));
        assertThat(early.afterFailure(FEED, failed, null, NOON)).isEqualTo(Duration.ofMinutes(15));
        assertThat(late.afterFailure(FEED, failed, null, NOON)).isEqualTo(Duration.ofMinutes(18));
    }

    @Test
    void shouldDoubleThePauseUpToTheLongest() {
        assertThat(schedule.afterFailure(FEED, status().setFailures(3), null, NOON))
                .isEqualTo(Duration.ofMinutes(66));
        assertThat(schedule.afterFailure(FEED, status().setFailures(Integer.MAX_VALUE), null, NOON))
                .isEqualTo(Duration.ofDays(1));
    }
}
