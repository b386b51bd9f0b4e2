package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.Identity;
import dev.courant.schemas.PushSubscription;

/**
 * Identifies a subscription of a feed in callback URLs and in {@code Push.topic}: the hash of its topic, then that of
 * its hub, 16 hex digits each. A push carries no other identification that can be trusted (WebSub, section 7), and the
 * URLs of topics are too long for callback URLs, which some hubs truncate.
 */
public final class SubscriptionId {
    private SubscriptionId() {}

    /**
     * Returns the id of a subscription.
     *
     * @param hub the URL of the hub
     * @param topic the URL of the topic
     * @return 32 hex digits
     */
    public static String of(String hub, String topic) {
        return Identity.contentHash(topic) + Identity.contentHash(hub);
    }

    static String of(PushSubscription push) {
        return of(push.getHub(), push.getTopic());
    }

    /**
     * Returns whether a subscription is to a topic.
     *
     * @param id the id of the subscription
     * @param topic the URL of the topic
     * @return whether it is
     */
    public static boolean isFor(String id, String topic) {
        return id.startsWith(Identity.contentHash(topic));
    }
}
