package dev.courant.ingest.websub.subscription;

import static dev.courant.ingest.websub.subscription.Subscribed.FEED;
import static dev.courant.ingest.websub.subscription.Subscribed.HUB;
import static dev.courant.ingest.websub.subscription.Subscribed.NOON;
import static dev.courant.ingest.websub.subscription.Subscribed.TEN_DAYS;
import static dev.courant.ingest.websub.subscription.Subscribed.active;
import static dev.courant.ingest.websub.subscription.Subscribed.after;
import static dev.courant.ingest.websub.subscription.Subscribed.due;
import static dev.courant.ingest.websub.subscription.Subscribed.pushed;
import static dev.courant.ingest.websub.subscription.Subscribed.requested;
import static dev.courant.ingest.websub.subscription.Subscribed.state;
import static dev.courant.ingest.websub.subscription.Subscribed.verified;
import static dev.courant.ingest.websub.subscription.Subscribed.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.websub.subscription.HubRequest.Mode;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210", "00000000000000000000"})
    void shouldRenewBetween80And90PercentOfTheLease(String feedId) {
        Instant due = new Subscriber(feedId, active(), null).dueAt();

        assertThat(due).isBetween(after("P8D"), after("P9DT1S"));
    }

    @Test
    void shouldRenewWithoutAnInterruption() {
        Instant due = due(with(pushed()));

        assertThat(with(pushed()).next(HUB, due.minusMillis(1)).requests()).isEmpty();
        SubscriptionUpdate step = with(pushed()).next(HUB, due);
        assertThat(state(step).getState()).isEqualTo(PushState.ACTIVE);
        assertThat(state(step).getSince()).isEqualTo(after("PT1S"));
        assertThat(step.requests()).containsExactly(new HubRequest(Mode.SUBSCRIBE, FEED, HUB.hub(), HUB.topic(), true));
        assertThat(with(state(step)).pushing(due)).isTrue();

        PushSubscription renewed = state(with(state(step)).received(verified(due.plusSeconds(3), TEN_DAYS)));
        assertThat(renewed.getLeaseUntil()).isEqualTo(due.plusSeconds(3).plus(Duration.ofDays(10)));
        assertThat(renewed.getAttempts()).isZero();
        assertThat(with(renewed).pushing(due.plusSeconds(3))).isTrue();
    }

    @Test
    void shouldTryToRenewUntilTheLeaseEndsAndThenFail() {
        PushSubscription push = pushed();
        int requests = 0;
        SubscriptionUpdate step = SubscriptionUpdate.to(push);
        while (state(step).getState() == PushState.ACTIVE) {
            step = with(state(step)).unchanged(due(with(state(step))));
            requests += step.requests().size();
        }

        assertThat(requests).isBetween(3, 12);
        assertThat(state(step).getState()).isEqualTo(PushState.FAILED);
        assertThat(state(step).getSince()).isEqualTo(push.getLeaseUntil());
        assertThat(state(step).getProblem()).contains("lease ran out");
        assertThat(step.pollNow()).isTrue();
    }

    @Test
    void shouldAskAtOnceWhenALeaseEndedWhileNobodyWatched() {
        SubscriptionUpdate step = with(pushed()).unchanged(after("P20D"));

        assertThat(state(step).getState()).isEqualTo(PushState.REQUESTED);
        assertThat(step.requests()).hasSize(1);
        assertThat(step.pollNow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"600,PT10M", "2592001,P30D", "9223372036854775807,P30D", "0,P1D", "-5,P1D", ",P1D"})
    void shouldBoundLeases(@Nullable Long seconds, String expected) {
        PushSubscription push = state(with(requested()).received(verified(NOON, seconds)));

        assertThat(push.getState()).isEqualTo(PushState.ACTIVE);
        assertThat(push.getLeaseUntil()).isEqualTo(after(expected));
        assertThat(with(push).dueAt()).isBetween(after("PT5M"), push.getLeaseUntil());
    }

    @Test
    void shouldRefuseALeaseThatIsTooShortToBeOfUse() {
        PushSubscription push = state(with(requested()).received(verified(after("PT1S"), 60L)));

        assertThat(push.getState()).isEqualTo(PushState.FAILED);
        assertThat(push.getProblem()).contains("60 seconds");
        assertThat(with(push).dueAt()).isAfterOrEqualTo(after("PT1H"));
    }
}
