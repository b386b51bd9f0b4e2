/**
 * Finds the entities that an article mentions: known ones by their names, persons by their form, pairs of countries.
 */
@NullMarked
package dev.courant.enrich.tag.entity;

import org.jspecify.annotations.NullMarked;
