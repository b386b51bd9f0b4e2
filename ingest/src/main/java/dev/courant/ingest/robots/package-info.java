/** Whether a page may be fetched, by robots.txt (RFC 9309). */
@NullMarked
package dev.courant.ingest.robots;

import org.jspecify.annotations.NullMarked;
