/** A Kafka broker in this process and a PostgreSQL beside it: the real things, without Docker. */
@NullMarked
package dev.courant.embedded;

import org.jspecify.annotations.NullMarked;
