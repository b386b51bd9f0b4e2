/** Lines of text: rendered from the content tree, and judged one by one. */
@NullMarked
package dev.courant.parse.extract.lines;

import org.jspecify.annotations.NullMarked;
