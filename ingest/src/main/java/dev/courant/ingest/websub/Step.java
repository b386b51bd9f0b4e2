package dev.courant.ingest.websub;

import dev.courant.schemas.PushSubscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a feed's subscription.
 *
 * @param push the subscription from now on, for {@code FeedStatus.push}; null: none
 * @param requests what to ask of hubs once the status is written; asking twice, or never, does no lasting harm
 * @param pollNow whether pushes that the feed relied on have stopped, so that it is polled at once
 */
public record Step(@Nullable PushSubscription push, List<HubRequest> requests, boolean pollNow) {
    public Step {
        requests = List.copyOf(requests);
    }

    static Step to(@Nullable PushSubscription push, HubRequest... requests) {
        return new Step(push, List.of(requests), false);
    }

    Step polling(boolean now) {
        return new Step(push, requests, now);
    }
}
