/**
 * HTML in, article out: a pure function. {@link dev.courant.parse.extract.Extractor} reads a page in one parse and one
 * traversal ({@code tree}), collects what it says about itself ({@code metadata}), and finds the text of its article
 * ({@code body}).
 */
@NullMarked
package dev.courant.parse.extract;

import org.jspecify.annotations.NullMarked;
