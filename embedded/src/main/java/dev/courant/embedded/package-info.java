/** A real Kafka broker in this process and a real PostgreSQL server beside it, without Docker. */
@NullMarked
package dev.courant.embedded;

import org.jspecify.annotations.NullMarked;
