/** When an article was published and changed: as stated, as shown, and as its URL tells. */
@NullMarked
package dev.courant.parse.extract.metadata.date;

import org.jspecify.annotations.NullMarked;
