/** The names of countries, their peoples and capitals, as data; recognising them is part of the tagger's one pass. */
@NullMarked
package dev.courant.enrich.entity;

import org.jspecify.annotations.NullMarked;
