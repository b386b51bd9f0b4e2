/** A running pipeline over a recording for tests: real Kafka, real PostgreSQL and real HTTP, with one annotation. */
@NullMarked
package dev.courant.testkit;

import org.jspecify.annotations.NullMarked;
