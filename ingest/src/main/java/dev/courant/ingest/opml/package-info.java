/** Lists of feeds as other readers keep them. */
@NullMarked
package dev.courant.ingest.opml;

import org.jspecify.annotations.NullMarked;
