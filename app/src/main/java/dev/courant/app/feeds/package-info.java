/** The feeds of a cluster as an operator sees and changes them: definitions, statuses, and what is wrong with which. */
@NullMarked
package dev.courant.app.feeds;

import org.jspecify.annotations.NullMarked;
