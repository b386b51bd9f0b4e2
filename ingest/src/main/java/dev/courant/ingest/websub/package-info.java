/**
 * Having new entries pushed by WebSub hubs instead of waiting for the next poll (W3C Recommendation of 23 January
 * 2018). What a feed should ask of which hub, and when, is decided by pure functions over its status
 * ({@link dev.courant.ingest.websub.Subscriber}); {@link dev.courant.ingest.websub.WebSub} speaks with the hubs and
 * writes what they send to the topic {@code pushes}, for the instance that polls the feed.
 */
@NullMarked
package dev.courant.ingest.websub;

import org.jspecify.annotations.NullMarked;
