/**
 * Reading of WARC and ARC files as they are found: compressed record by record, as a whole or not at all, by writers of
 * every care, and damaged on the way.
 *
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
@NullMarked
package dev.courant.recording.warc;

import org.jspecify.annotations.NullMarked;
