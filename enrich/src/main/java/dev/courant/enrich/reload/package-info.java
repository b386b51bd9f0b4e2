/** Brings a newly published edition of the taxonomy into force while articles are enriched. */
@NullMarked
package dev.courant.enrich.reload;

import org.jspecify.annotations.NullMarked;
