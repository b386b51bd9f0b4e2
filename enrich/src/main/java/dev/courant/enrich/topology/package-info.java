/** Runs enrichment in Kafka Streams; no other package uses it. */
@NullMarked
package dev.courant.enrich.topology;

import org.jspecify.annotations.NullMarked;
