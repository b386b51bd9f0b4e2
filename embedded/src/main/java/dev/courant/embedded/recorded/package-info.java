/** The web of a recording: a server on loopback that answers for any URL as its own server did at a time. */
@NullMarked
package dev.courant.embedded.recorded;

import org.jspecify.annotations.NullMarked;
