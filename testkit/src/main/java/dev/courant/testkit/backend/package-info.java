/** Where the testkit gets its Kafka and PostgreSQL from: this process, or containers. */
@NullMarked
package dev.courant.testkit.backend;

import org.jspecify.annotations.NullMarked;
