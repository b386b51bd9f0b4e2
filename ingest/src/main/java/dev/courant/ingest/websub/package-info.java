/**
 * Receiving new entries from WebSub hubs instead of waiting for the next poll (W3C Recommendation of 23 January 2018).
 * Which requests a feed sends to which hub, and when, is decided by pure functions over its status
 * ({@link dev.courant.ingest.websub.subscription.Subscriber}); {@link dev.courant.ingest.websub.WebSub} talks to the
 * hubs and writes their messages to the topic {@code pushes}, for the instance that polls the feed.
 */
@NullMarked
package dev.courant.ingest.websub;

import org.jspecify.annotations.NullMarked;
