package dev.courant.recording;

import java.nio.file.Path;

/**
 * Where a record is.
 *
 * @param file the file that holds it
 * @param offset the offset of its first byte in that file; in a file whose records are compressed one by one, that of
 *     its compressed form; in one that is compressed as a whole, that of the record in what it contains
 */
public record Position(Path file, long offset) {}
