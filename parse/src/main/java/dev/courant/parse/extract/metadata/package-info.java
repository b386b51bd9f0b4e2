/**
 * Reads what a page says about its article, from every place where pages say it: JSON-LD, meta elements, microdata,
 * {@code <time>}, the visible headline, byline and date. Each field takes the most trustworthy source that has a
 * plausible value, and says which ({@link dev.courant.parse.extract.metadata.stated.Sourced}).
 */
@NullMarked
package dev.courant.parse.extract.metadata;

import org.jspecify.annotations.NullMarked;
