/**
 * What publishers sent, and when: recordings that people write by hand, WARC files, and those of others.
 *
 * <p>A {@link dev.courant.recording.Recording} answers what a URL had to say at a time; a
 * {@link dev.courant.recording.RecordingReader} goes through the records of a file one by one, with all that it could
 * not read.
 */
@NullMarked
package dev.courant.recording;

import org.jspecify.annotations.NullMarked;
