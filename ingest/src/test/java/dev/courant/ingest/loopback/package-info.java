/** A server on the loopback interface that records what it is asked and answers anything, well-formed or not. */
@NullMarked
package dev.courant.ingest.loopback;

import org.jspecify.annotations.NullMarked;
