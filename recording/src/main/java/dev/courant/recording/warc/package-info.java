/**
 * WARC files (ISO 28500:2017, WARC 1.1), as web archives keep them: what was asked, what was answered, and what became
 * of it.
 *
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
@NullMarked
package dev.courant.recording.warc;

import org.jspecify.annotations.NullMarked;
