/** Kafka clients for typed topics, with the delivery settings that Courant relies on. */
@NullMarked
package dev.courant.runtime.kafka;

import org.jspecify.annotations.NullMarked;
