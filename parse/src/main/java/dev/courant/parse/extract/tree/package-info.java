/**
 * Reads a page: bytes to characters, characters to one parsed document, and that document, in one traversal, to a flat
 * {@link dev.courant.parse.extract.tree.ContentTree} with its lines and to the facts a page states about itself. The
 * parser's own types end here; what follows works on arrays and walks no tree twice.
 */
@NullMarked
package dev.courant.parse.extract.tree;

import org.jspecify.annotations.NullMarked;
