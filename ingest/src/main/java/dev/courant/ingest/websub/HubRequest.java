package dev.courant.ingest.websub;

/**
 * What to ask of a hub.
 *
 * @param mode to begin pushing, or to end it
 * @param feedId the feed it is for, as in {@code FeedDefinition.feedId}
 * @param hub the hub to ask
 * @param topic what to push
 * @param renewal whether the hub is pushing already, so that a failure changes nothing until the lease ends
 */
public record HubRequest(Mode mode, String feedId, String hub, String topic, boolean renewal) {
    /** What is asked. */
    public enum Mode {
        /** To push what is new. */
        SUBSCRIBE,
        /** To push no more. */
        UNSUBSCRIBE
    }
}
