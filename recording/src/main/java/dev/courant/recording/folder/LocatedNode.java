package dev.courant.recording.folder;

import java.util.List;

/** A node of a YAML document, and where it stands. */
sealed interface LocatedNode {
    /** Where a node begins: line and column count from 1, the offset is in code points. */
    record Place(int line, int column, long offset) {}

    Place place();

    /** Any scalar, as it is written. */
    record Text(String text, Place place) implements LocatedNode {}

    record Sequence(List<LocatedNode> items, Place place) implements LocatedNode {}

    record Mapping(List<Entry> entries, Place place) implements LocatedNode {}

    /** A key and its value. */
    record Entry(Text key, LocatedNode value) {}
}
