/** Fetching one document over HTTP: bounded in size, time, redirects and address, with every failure a value. */
@NullMarked
package dev.courant.ingest.fetch;

import org.jspecify.annotations.NullMarked;
