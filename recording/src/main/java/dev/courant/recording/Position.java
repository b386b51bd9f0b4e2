package dev.courant.recording;

import java.nio.file.Path;

/**
 * Where a record is. No two records of a file have the same position, and reading can resume at each.
 *
 * @param file the file that holds it
 * @param offset the offset of its first byte in that file; in a compressed file, that of its compressed form. Where
 *     several records are compressed together, each after the first has the number after the one before it
 */
public record Position(Path file, long offset) {}
