package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.PushSubscription;

/**
 * A hub that a feed advertises.
 *
 * @param hub where it is: an absolute http or https URL
 * @param topic what to subscribe to there: the URL that the feed states as its own, as written
 */
public record HubLink(String hub, String topic) {
    /** Returns whether a subscription is to this hub and topic. */
    boolean isOf(PushSubscription push) {
        return hub.equals(push.getHub()) && topic.equals(push.getTopic());
    }
}
