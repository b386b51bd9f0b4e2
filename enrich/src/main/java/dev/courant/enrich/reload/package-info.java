/** Activates newly published versions of the taxonomy while articles are enriched. */
@NullMarked
package dev.courant.enrich.reload;

import org.jspecify.annotations.NullMarked;
