/**
 * Finds the entities that an article mentions: those of the gazetteer by name, other persons by the form of their
 * names, and pairs of countries.
 */
@NullMarked
package dev.courant.enrich.tag.entity;

import org.jspecify.annotations.NullMarked;
