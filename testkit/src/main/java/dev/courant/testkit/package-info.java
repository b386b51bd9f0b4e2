/** Real Kafka, real PostgreSQL and fixture publishers for tests, with one annotation. */
@NullMarked
package dev.courant.testkit;

import org.jspecify.annotations.NullMarked;
