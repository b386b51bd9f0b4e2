package dev.courant.app.backup;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A partition that is being restored: writes its records in their order, and translates offsets of the backup into
 * those that the records have now. Used by one thread.
 */
final class RestoredPartition {
    private final String topic;
    private final OffsetWriter writer;
    private final OffsetGaps gaps;
    private final NavigableSet<Long> wanted;
    private final Map<Long, Long> translated = new HashMap<>();
    private @Nullable SavedRecord last;
    private long position;

    /**
     * @param begin the offset of the first record
     * @param wanted offsets of the backup that will be asked for
     */
    RestoredPartition(String topic, OffsetWriter writer, OffsetGaps gaps, long begin, Collection<Long> wanted) {
        this.topic = topic;
        this.writer = writer;
        this.gaps = gaps;
        this.position = begin;
        this.wanted = new TreeSet<>(wanted);
    }

    /** Writes the record before this one, now that the distance is known. */
    void add(SavedRecord record) {
        writeLast(record.offset());
        translate(record.offset());
        last = record;
    }

    /** Writes the last record; {@return the offset after it} */
    long end(long offset) {
        writeLast(offset);
        translate(Long.MAX_VALUE);
        return position;
    }

    /** Returns where an offset of the backup is now. */
    long translated(long offset) {
        return translated.getOrDefault(offset, position);
    }

    private void writeLast(long next) {
        if (last != null) {
            long free = gaps.after(last.offset(), next);
            writer.write(last.in(topic), position, free);
            position += 1 + free;
            last = null;
        }
    }

    /** All offsets up to that of the next record are where that one will be. */
    private void translate(long upTo) {
        while (!wanted.isEmpty() && wanted.first() <= upTo) {
            translated.put(wanted.removeFirst(), position);
        }
    }
}
