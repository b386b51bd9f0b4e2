/** The feeds of a cluster as operators see and change them: definitions, statuses, and troubles. */
@NullMarked
package dev.courant.app.feeds;

import org.jspecify.annotations.NullMarked;
