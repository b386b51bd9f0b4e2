/**
 * The HTTP of all publishers: conditional requests, compression, {@code HEAD}, and a log of the requests that were
 * answered.
 */
@NullMarked
package dev.courant.embedded.world.http;

import org.jspecify.annotations.NullMarked;
