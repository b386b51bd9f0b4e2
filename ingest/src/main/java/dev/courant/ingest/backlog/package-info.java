/**
 * Links that were read from Kafka and have not ended: which host each belongs to, which of them have ended, and the
 * records of those whose turn is next. All others wait as positions, eight bytes each.
 */
@NullMarked
package dev.courant.ingest.backlog;

import org.jspecify.annotations.NullMarked;
