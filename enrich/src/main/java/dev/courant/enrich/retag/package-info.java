/** Tags older articles again with the active taxonomy. */
@NullMarked
package dev.courant.enrich.retag;

import org.jspecify.annotations.NullMarked;
