/**
 * Subscriptions of feeds to WebSub hubs: which hub a feed advertises, what to ask of it and when, and what follows from
 * its messages. Pure functions over a feed's status; {@link dev.courant.ingest.websub.subscription.Subscriber} is the
 * entry.
 */
@NullMarked
package dev.courant.ingest.websub.subscription;

import org.jspecify.annotations.NullMarked;
