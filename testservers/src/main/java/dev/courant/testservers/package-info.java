/** Real Kafka, real PostgreSQL and invented publishers for the tests of the modules that the test kit runs. */
@NullMarked
package dev.courant.testservers;

import org.jspecify.annotations.NullMarked;
