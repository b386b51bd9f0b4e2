/** Undoing HTTP content codings (gzip, deflate, br, zstd), within bounds and whatever the header claims. */
@NullMarked
package dev.courant.recording.coding;

import org.jspecify.annotations.NullMarked;
