/** Works through recordings: what publishers sent in former times becomes articles, marked as {@code BACKFILL}. */
@NullMarked
package dev.courant.ingest.replay;

import org.jspecify.annotations.NullMarked;
