/** Dead letters as they stand in their topic: finding, retrying and discarding them. */
@NullMarked
package dev.courant.app.deadletters;

import org.jspecify.annotations.NullMarked;
