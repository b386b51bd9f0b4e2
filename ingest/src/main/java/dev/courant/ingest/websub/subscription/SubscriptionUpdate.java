package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.PushSubscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a feed's subscription.
 *
 * @param push the new subscription, for {@code FeedStatus.push}; null: none
 * @param requests what to send to hubs once the status is written; sending them twice, or never, does no lasting harm
 * @param pollNow whether to poll the feed at once, because pushes that it relied on have stopped
 */
public record SubscriptionUpdate(@Nullable PushSubscription push, List<HubRequest> requests, boolean pollNow) {
    public SubscriptionUpdate {
        requests = List.copyOf(requests);
    }

    static SubscriptionUpdate to(@Nullable PushSubscription push, HubRequest... requests) {
        return new SubscriptionUpdate(push, List.of(requests), false);
    }

    SubscriptionUpdate polling(boolean now) {
        return new SubscriptionUpdate(push, requests, now);
    }
}
