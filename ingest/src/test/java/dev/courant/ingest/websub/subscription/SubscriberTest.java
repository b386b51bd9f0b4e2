package dev.courant.ingest.websub.subscription;

import static dev.courant.ingest.websub.subscription.Subscribed.FEED;
import static dev.courant.ingest.websub.subscription.Subscribed.HUB;
import static dev.courant.ingest.websub.subscription.Subscribed.NOON;
import static dev.courant.ingest.websub.subscription.Subscribed.OTHER;
import static dev.courant.ingest.websub.subscription.Subscribed.TEN_DAYS;
import static dev.courant.ingest.websub.subscription.Subscribed.active;
import static dev.courant.ingest.websub.subscription.Subscribed.after;
import static dev.courant.ingest.websub.subscription.Subscribed.denied;
import static dev.courant.ingest.websub.subscription.Subscribed.due;
import static dev.courant.ingest.websub.subscription.Subscribed.pushed;
import static dev.courant.ingest.websub.subscription.Subscribed.received;
import static dev.courant.ingest.websub.subscription.Subscribed.requested;
import static dev.courant.ingest.websub.subscription.Subscribed.state;
import static dev.courant.ingest.websub.subscription.Subscribed.verified;
import static dev.courant.ingest.websub.subscription.Subscribed.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.ingest.websub.subscription.HubRequest.Mode;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberTest {
    @Test
    void shouldAskAHubThatIsAdvertised() {
        SubscriptionUpdate step = with(null).next(HUB, NOON);

        assertThat(state(step).getState()).isEqualTo(PushState.REQUESTED);
        assertThat(state(step).getHub()).isEqualTo(HUB.hub());
        assertThat(state(step).getTopic()).isEqualTo(HUB.topic());
        assertThat(state(step).getAttempts()).isOne();
        assertThat(state(step).getLeaseUntil()).isNull();
        assertThat(step.requests())
                .containsExactly(new HubRequest(Mode.SUBSCRIBE, FEED, HUB.hub(), HUB.topic(), false));
    }

    @Test
    void shouldDoNothingForAFeedWithoutAHub() {
        assertThat(with(null).next(null, NOON)).isEqualTo(SubscriptionUpdate.to(null));
        assertThat(with(null).unchanged(NOON)).isEqualTo(SubscriptionUpdate.to(null));
        assertThat(with(null).dropped()).isEqualTo(SubscriptionUpdate.to(null));
        assertThat(with(null).dueAt()).isNull();
        assertThat(with(null).pushing(NOON)).isFalse();
    }

    @Test
    void shouldWaitForTheHubToVerify() {
        assertThat(with(requested()).next(HUB, after("PT4M59S"))).isEqualTo(SubscriptionUpdate.to(requested()));
        assertThat(with(requested()).dueAt()).isEqualTo(after("PT5M"));
    }

    @Test
    void shouldFailWhenTheHubDoesNotVerifyInTime() {
        SubscriptionUpdate step = with(requested()).unchanged(after("PT5M"));

        assertThat(state(step).getState()).isEqualTo(PushState.FAILED);
        assertThat(state(step).getSince()).isEqualTo(after("PT5M"));
        assertThat(state(step).getProblem()).contains("did not verify");
        assertThat(step.requests()).isEmpty();
        assertThat(step.pollNow()).as("the feed was never polled less often").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,6", "3,24", "4,24", "50,24"})
    void shouldAskAgainWithGrowingPausesForEver(int attempts, int hours) {
        PushSubscription failed = PushSubscription.newBuilder(
                        state(with(requested()).unchanged(after("PT5M"))))
                .setAttempts(attempts)
                .build();
        Instant least = after("PT5M").plus(Duration.ofHours(hours));

        assertThat(due(with(failed)))
                .isBetween(least, least.plus(Duration.ofHours(hours).dividedBy(4)));
        assertThat(with(failed).unchanged(least.minusSeconds(1))).isEqualTo(SubscriptionUpdate.to(failed));

        SubscriptionUpdate again = with(failed).unchanged(due(with(failed)));
        assertThat(state(again).getState()).isEqualTo(PushState.REQUESTED);
        assertThat(state(again).getAttempts()).isEqualTo(attempts + 1);
        assertThat(again.requests()).hasSize(1);
    }

    @Test
    void shouldBecomeActiveWhenTheHubVerifies() {
        PushSubscription push = active();

        assertThat(push.getState()).isEqualTo(PushState.ACTIVE);
        assertThat(push.getSince()).isEqualTo(after("PT1S"));
        assertThat(push.getLeaseUntil()).isEqualTo(after("P10DT1S"));
        assertThat(push.getAttempts()).isZero();
    }

    @Test
    void shouldBelieveAHubThatVerifiesLate() {
        PushSubscription failed = state(with(requested()).unchanged(after("PT5M")));

        PushSubscription push = state(with(failed).received(verified(after("PT8M"), TEN_DAYS)));

        assertThat(push.getState()).isEqualTo(PushState.ACTIVE);
        assertThat(push.getProblem()).isNull();
    }

    @Test
    void shouldNotBeMovedByWhatWasSaidBefore() {
        PushSubscription again = state(with(denied()).unchanged(after("PT3H")));
        PushSubscription verifiedAgain = state(with(again).received(verified(after("PT3H1S"), TEN_DAYS)));

        assertThat(state(with(verifiedAgain).received(received(PushKind.DENIED, after("PT1H")))))
                .isEqualTo(verifiedAgain);
        assertThat(state(with(denied()).received(verified(after("PT1S"), TEN_DAYS))))
                .isEqualTo(denied());
        assertThat(state(with(verifiedAgain).received(verified(after("PT3H1S"), TEN_DAYS))))
                .isEqualTo(verifiedAgain);
    }

    @Test
    void shouldSubscribeAnewWhenTheFeedChangesItsHub() {
        SubscriptionUpdate step = with(pushed()).next(OTHER, after("PT2H"));

        assertThat(state(step).getHub()).isEqualTo(OTHER.hub());
        assertThat(state(step).getState()).isEqualTo(PushState.REQUESTED);
        assertThat(state(step).getLastPushAt()).isNull();
        assertThat(step.requests())
                .extracting(HubRequest::mode, HubRequest::hub)
                .containsExactly(tuple(Mode.UNSUBSCRIBE, HUB.hub()), tuple(Mode.SUBSCRIBE, OTHER.hub()));
        assertThat(step.pollNow()).isTrue();
    }

    @Test
    void shouldNotRunAfterAFeedThatKeepsChangingItsHub() {
        assertThat(with(requested()).next(OTHER, after("PT2M"))).isEqualTo(SubscriptionUpdate.to(requested()));
    }

    @Test
    void shouldTakeLeaveOfTheHub() {
        SubscriptionUpdate step = with(pushed()).next(null, after("PT2H"));

        assertThat(step.push()).isNull();
        assertThat(step.requests()).extracting(HubRequest::mode).containsExactly(Mode.UNSUBSCRIBE);
        assertThat(with(denied()).dropped().requests())
                .as("there is nothing to end")
                .isEmpty();
    }

    @Test
    void shouldTellWhatConcernsTheSubscription() {
        Push push = received(PushKind.CONTENT, after("PT2H"));
        Push ofAnotherFeed = Push.newBuilder(push).setFeedId("f").build();
        Push ofAnotherHub = Push.newBuilder(push)
                .setTopic(SubscriptionId.of(OTHER.hub(), OTHER.topic()))
                .build();

        assertThat(with(active()).concerns(push)).isTrue();
        assertThat(with(active()).concerns(ofAnotherFeed)).isFalse();
        assertThat(with(active()).concerns(ofAnotherHub)).isFalse();
        assertThat(with(null).concerns(push)).isFalse();
        assertThat(with(active()).received(ofAnotherHub)).isEqualTo(SubscriptionUpdate.to(active()));
    }
}
