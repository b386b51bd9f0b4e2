package dev.courant.ingest.websub;

import dev.courant.schemas.PushSubscription;

/**
 * A hub that a feed advertises.
 *
 * @param hub where it is: an absolute http or https URL
 * @param topic what to subscribe to there: the feed's own idea of its URL, as written
 */
public record HubLink(String hub, String topic) {
    boolean isOf(PushSubscription push) {
        return hub.equals(push.getHub()) && topic.equals(push.getTopic());
    }
}
