/** Shared by all services: their life cycle, health and errors. */
@NullMarked
package dev.courant.runtime;

import org.jspecify.annotations.NullMarked;
