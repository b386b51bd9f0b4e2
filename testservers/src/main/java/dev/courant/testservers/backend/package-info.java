/** The Kafka and PostgreSQL of the testkit: embedded, or in containers. */
@NullMarked
package dev.courant.testservers.backend;

import org.jspecify.annotations.NullMarked;
