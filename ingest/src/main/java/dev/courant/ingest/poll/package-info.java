/** Feeds to links: when to poll, which entries are new, and writing links and statuses in one transaction. */
@NullMarked
package dev.courant.ingest.poll;

import org.jspecify.annotations.NullMarked;
