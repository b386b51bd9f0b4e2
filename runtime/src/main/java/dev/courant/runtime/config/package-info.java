/** Settings: typed records with units and defaults, read from the environment and checked before anything starts. */
@NullMarked
package dev.courant.runtime.config;

import org.jspecify.annotations.NullMarked;
