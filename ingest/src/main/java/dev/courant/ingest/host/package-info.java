/** Hosts: which of them this instance owns, and one request at a time to each. */
@NullMarked
package dev.courant.ingest.host;

import org.jspecify.annotations.NullMarked;
