/** Lists of feeds as other readers keep them. */
@NullMarked
package dev.courant.parse.opml;

import org.jspecify.annotations.NullMarked;
