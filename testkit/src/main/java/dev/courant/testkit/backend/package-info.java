/** The Kafka and PostgreSQL of the testkit: embedded, or in containers. */
@NullMarked
package dev.courant.testkit.backend;

import org.jspecify.annotations.NullMarked;
