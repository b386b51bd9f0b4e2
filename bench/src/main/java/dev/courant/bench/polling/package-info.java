/** How many feeds one process polls, end to end, and where its time goes. */
@NullMarked
package dev.courant.bench.polling;

import org.jspecify.annotations.NullMarked;
