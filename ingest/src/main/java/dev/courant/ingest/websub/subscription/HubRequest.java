package dev.courant.ingest.websub.subscription;

/**
 * A request to a hub.
 *
 * @param mode whether to start or to end a subscription
 * @param feedId the feed it is for, as in {@code FeedDefinition.feedId}
 * @param hub the hub to ask
 * @param topic the topic of the subscription
 * @param renewal whether the subscription is active, so that a failure changes nothing until the lease ends
 */
public record HubRequest(Mode mode, String feedId, String hub, String topic, boolean renewal) {
    /** Kinds of requests. */
    public enum Mode {
        /** Start or renew a subscription. */
        SUBSCRIBE,
        /** End a subscription. */
        UNSUBSCRIBE
    }
}
