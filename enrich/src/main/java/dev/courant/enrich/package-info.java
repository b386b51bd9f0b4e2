/** Article to enriched article: what is found in a text, and the service that finds it. */
@NullMarked
package dev.courant.enrich;

import org.jspecify.annotations.NullMarked;
