package dev.courant.app.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedViewTest {
    private static final String URL = "https://pier.example/rss";

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            names = {"FAILING", "GONE", "DUPLICATE"})
    void shouldBeInTroubleByItsState(FeedState state) {
        assertThat(view(Feeds.status(URL, state)).troubles(Feeds.NOW)).containsExactly(Trouble.valueOf(state.name()));
    }

    @Test
    void shouldBeInTroubleWhileHealthyWhenItMovesOrHasAGap() {
        FeedStatus.Builder status = Feeds.status(URL, FeedState.HEALTHY)
                .setMovedTo("https://quay.example/rss")
                .setLastPoll(
                        PollReport.newBuilder().setAt(Feeds.NOW).setGap(true).build());

        assertThat(view(status).troubles(Feeds.NOW)).containsExactly(Trouble.GAP, Trouble.MOVING);
    }

    @Test
    void shouldBeOverdueWhenNobodyPollsIt() {
        FeedStatus.Builder due = Feeds.status(URL, FeedState.HEALTHY).setNextPollAt(Feeds.NOW);

        assertThat(view(due).troubles(Feeds.NOW.plus(Duration.ofMinutes(15)))).isEmpty();
        assertThat(view(due).troubles(Feeds.NOW.plus(Duration.ofMinutes(16)))).containsExactly(Trouble.OVERDUE);
        assertThat(view(null).troubles(Feeds.NOW)).containsExactly(Trouble.OVERDUE);
        assertThat(view(due.setState(FeedState.GONE)).troubles(Feeds.NOW.plus(Duration.ofDays(9))))
                .containsExactly(Trouble.GONE);
    }

    @Test
    void shouldRestWithoutTroubleWhilePaused() {
        FeedDefinition paused = Feeds.definition(URL).setEnabled(false).build();
        FeedView view = new FeedView(
                paused,
                Feeds.status(URL, FeedState.FAILING)
                        .setNextPollAt(Feeds.NOW.minusSeconds(9_999))
                        .build());

        assertThat(view.state()).isEqualTo(FeedState.PAUSED);
        assertThat(view.troubles(Feeds.NOW)).isEmpty();
        assertThat(view.due()).isNull();
    }

    @Test
    void shouldBeNewAndNotOverdueUntilTheFirstPollAfterAPause() {
        FeedView view = view(Feeds.status(URL, FeedState.PAUSED).setNextPollAt(Feeds.NOW.minusSeconds(9_999)));

        assertThat(view.state()).isEqualTo(FeedState.NEW);
        assertThat(view.isResumed()).isTrue();
        assertThat(view.troubles(Feeds.NOW)).isEmpty();
    }

    @Test
    void shouldPreferTheOperatorsNameToItsOwn() {
        FeedStatus status =
                Feeds.status(URL, FeedState.HEALTHY).setTitle("Its own").build();

        assertThat(new FeedView(Feeds.definition(URL).build(), status).title()).isEqualTo("Its own");
        assertThat(new FeedView(Feeds.definition(URL).setTitle("Mine").build(), status).title())
                .isEqualTo("Mine");
    }

    private static FeedView view(FeedStatus.@Nullable Builder status) {
        return new FeedView(Feeds.definition(URL).build(), status == null ? null : status.build());
    }
}
