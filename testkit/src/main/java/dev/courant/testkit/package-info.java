/** Real Kafka, real PostgreSQL and invented publishers for tests, with one annotation. */
@NullMarked
package dev.courant.testkit;

import org.jspecify.annotations.NullMarked;
