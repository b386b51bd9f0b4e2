/** The names of countries, organisations and persons as data; the tagger finds them in its one pass. */
@NullMarked
package dev.courant.enrich.entity;

import org.jspecify.annotations.NullMarked;
