package dev.courant.ingest.websub.subscription;

import static dev.courant.ingest.websub.subscription.Subscribed.FEED;
import static dev.courant.ingest.websub.subscription.Subscribed.TEN_DAYS;
import static dev.courant.ingest.websub.subscription.Subscribed.active;
import static dev.courant.ingest.websub.subscription.Subscribed.after;
import static dev.courant.ingest.websub.subscription.Subscribed.denied;
import static dev.courant.ingest.websub.subscription.Subscribed.pushed;
import static dev.courant.ingest.websub.subscription.Subscribed.received;
import static dev.courant.ingest.websub.subscription.Subscribed.state;
import static dev.courant.ingest.websub.subscription.Subscribed.verified;
import static dev.courant.ingest.websub.subscription.Subscribed.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void shouldRelyOnAHubOnlyOnceItHasPushed() {
        assertThat(with(active()).pushing(after("PT1M"))).isFalse();
        assertThat(with(pushed()).pushing(after("PT11M"))).isTrue();
        assertThat(with(pushed()).pushing(after("P11D")))
                .as("the lease is over")
                .isFalse();
    }

    @Test
    void shouldFailWhenTheHubDoesNotPushWhatAPollFound() {
        Instant found = after("PT2H");
        Subscriber subscriber = new Subscriber(FEED, pushed(), found);

        assertThat(subscriber.unchanged(found)).as("a poll may be first").isEqualTo(SubscriptionUpdate.to(pushed()));
        assertThat(subscriber.dueAt()).isEqualTo(after("PT2H5M"));

        SubscriptionUpdate step = subscriber.unchanged(after("PT2H5M"));
        assertThat(state(step).getState()).isEqualTo(PushState.FAILED);
        assertThat(state(step).getProblem()).contains("had not pushed");
        assertThat(step.pollNow()).isTrue();
        assertThat(new Subscriber(FEED, state(step), found).dueAt()).isAfterOrEqualTo(after("PT3H5M"));
    }

    @Test
    void shouldForgiveAPushThatIsALittleLaterThanAPoll() {
        Instant found = after("PT2H");
        PushSubscription push = state(with(pushed()).received(received(PushKind.CONTENT, after("PT2H2M"))));

        assertThat(new Subscriber(FEED, push, found).unchanged(after("PT2H5M"))).isEqualTo(SubscriptionUpdate.to(push));
    }

    @Test
    void shouldNotBlameTheHubForWhatWasFoundBeforeItWasAsked() {
        Subscriber subscriber = new Subscriber(FEED, active(), after("PT2M"));

        assertThat(subscriber.unchanged(after("PT1H"))).isEqualTo(SubscriptionUpdate.to(active()));
    }

    @Test
    void shouldRelyAgainOnAHubThatPushesAgain() {
        PushSubscription silent = state(new Subscriber(FEED, pushed(), after("PT2H")).unchanged(after("PT2H5M")));

        PushSubscription back = state(with(silent).received(received(PushKind.CONTENT, after("PT2H6M"))));

        assertThat(back.getState()).isEqualTo(PushState.ACTIVE);
        assertThat(back.getProblem()).isNull();
        assertThat(with(back).pushing(after("PT2H6M"))).isTrue();
        assertThat(state(with(silent).received(received(PushKind.CONTENT, after("PT10M")))))
                .as("an old record that is read again")
                .isEqualTo(silent);
    }

    @Test
    void shouldNotComeBackByAPushAfterADenial() {
        PushSubscription push = state(with(denied()).received(received(PushKind.CONTENT, after("PT2H"))));

        assertThat(push.getState()).isEqualTo(PushState.FAILED);
    }

    @Test
    void shouldFailAtOnceWhenTheHubEndsTheSubscription() {
        Push denial = Push.newBuilder(received(PushKind.DENIED, after("PT1H")))
                .setReason("no more")
                .build();
        SubscriptionUpdate step = with(pushed()).received(denial);

        assertThat(state(step).getState()).isEqualTo(PushState.FAILED);
        assertThat(state(step).getProblem()).isEqualTo("refused by the hub: no more");
        assertThat(state(step).getLeaseUntil()).isNull();
        assertThat(step.pollNow()).isTrue();
        assertThat(with(state(step)).pushing(after("PT1H"))).isFalse();
    }

    @Test
    void shouldHaveEachSubscriptionProveItselfAnew() {
        PushSubscription again = state(with(pushed()).unchanged(after("P20D")));
        PushSubscription verified = state(with(again).received(verified(after("P20DT1S"), TEN_DAYS)));

        assertThat(verified.getState()).isEqualTo(PushState.ACTIVE);
        assertThat(verified.getLastPushAt()).isEqualTo(after("PT10M"));
        assertThat(with(verified).pushing(after("P20DT2S"))).isFalse();
    }

    @Test
    void shouldNotComeBackByAPushOfBeforeTheSilence() {
        PushSubscription silent = state(new Subscriber(FEED, pushed(), after("PT2H")).unchanged(after("PT2H5M")));

        PushSubscription push = state(with(silent).received(received(PushKind.CONTENT, after("PT1H"))));

        assertThat(push.getState()).isEqualTo(PushState.FAILED);
        assertThat(push.getLastPushAt()).isEqualTo(after("PT1H"));
    }
}
