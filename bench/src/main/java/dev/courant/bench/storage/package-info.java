/** How much room articles take in Kafka and in PostgreSQL. */
@NullMarked
package dev.courant.bench.storage;

import org.jspecify.annotations.NullMarked;
