/**
 * Articles to topic tags with their evidence. One pass finds the phrases of all rules and the names of all entities;
 * the rules are then evaluated over those hits alone, so that the cost follows the article and hardly the number of
 * rules.
 */
@NullMarked
package dev.courant.enrich.tag;

import org.jspecify.annotations.NullMarked;
