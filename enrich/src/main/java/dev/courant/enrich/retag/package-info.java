/** Tags the articles of the past by the taxonomy of today. */
@NullMarked
package dev.courant.enrich.retag;

import org.jspecify.annotations.NullMarked;
