/**
 * Tags articles: compiles a taxonomy, and finds the topics, entities and pairs of countries of an article. One pass
 * finds the phrases of all rules and the names of all entities. The rules are then evaluated over these hits alone, so
 * that the cost depends on the article and hardly on the number of rules.
 */
@NullMarked
package dev.courant.enrich.tag.engine;

import org.jspecify.annotations.NullMarked;
