package dev.courant.ingest.websub;

import dev.courant.schemas.Identity;
import dev.courant.schemas.PushSubscription;

/**
 * Names a subscription of a feed in callback addresses and in {@code Push.topic}: the hash of its topic, then that of
 * its hub, 16 hex digits each. A push carries no other name of its subscription that may be trusted (WebSub, section
 * 7), and the addresses of topics are too long for those of callbacks, which some hubs cut.
 */
final class SubscriptionKey {
    private SubscriptionKey() {}

    static String of(String hub, String topic) {
        return Identity.contentHash(topic) + Identity.contentHash(hub);
    }

    static String of(PushSubscription push) {
        return of(push.getHub(), push.getTopic());
    }

    /** Whether a subscription with this key is for this topic. */
    static boolean isFor(String key, String topic) {
        return key.startsWith(Identity.contentHash(topic));
    }
}
