/**
 * WARC files (ISO 28500:2017, WARC 1.1), as web archives keep them: what was asked, what was answered, and what became
 * of it. They are written in one way, a gzip member for each record; WARC and ARC files are read as they are found:
 * compressed record by record, as a whole or not at all, by writers of every care, and damaged on the way.
 *
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
@NullMarked
package dev.courant.recording.warc;

import org.jspecify.annotations.NullMarked;
