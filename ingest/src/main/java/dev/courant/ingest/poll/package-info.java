/** Feeds to links: when to poll, what is new, and both written in one transaction. */
@NullMarked
package dev.courant.ingest.poll;

import org.jspecify.annotations.NullMarked;
