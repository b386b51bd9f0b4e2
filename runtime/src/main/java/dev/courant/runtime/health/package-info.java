/** Health and metrics over HTTP, for orchestrators and Prometheus. */
@NullMarked
package dev.courant.runtime.health;

import org.jspecify.annotations.NullMarked;
