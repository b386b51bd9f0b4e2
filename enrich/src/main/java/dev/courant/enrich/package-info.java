/** Enriches articles: finds language, topics and entities in a text, as a pure function and as a service. */
@NullMarked
package dev.courant.enrich;

import org.jspecify.annotations.NullMarked;
