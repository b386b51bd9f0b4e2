/** Politeness: which hosts this instance owns, and one request at a time to each of them. */
@NullMarked
package dev.courant.ingest.host;

import org.jspecify.annotations.NullMarked;
