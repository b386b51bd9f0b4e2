/** The names of who wrote an article. */
@NullMarked
package dev.courant.parse.extract.metadata.author;

import org.jspecify.annotations.NullMarked;
