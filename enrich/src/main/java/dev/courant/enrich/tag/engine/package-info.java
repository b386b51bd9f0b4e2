/**
 * Tags articles: compiles a taxonomy, and takes an article from its words to topics, entities and pairs of countries.
 * One pass finds the phrases of all rules and the names of all entities; the rules are then evaluated over those hits
 * alone, so that the cost follows the article and hardly the number of rules.
 */
@NullMarked
package dev.courant.enrich.tag.engine;

import org.jspecify.annotations.NullMarked;
