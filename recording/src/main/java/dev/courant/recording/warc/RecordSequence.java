package dev.courant.recording.warc;

import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import java.io.IOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The records of a content, one after another. Stated lengths are held against what follows: where that is no record,
 * the next one is searched for.
 */
final class RecordSequence {
    private final Content content;
    private final ArchiveFormat format;
    private final LongFunction<Position> positions;
    private long at;

    /**
     * Begins at a place.
     *
     * @param positions returns the position of what begins at a place in the content
     */
    RecordSequence(Content content, ArchiveFormat format, LongFunction<Position> positions, long from) {
        this.content = content;
        this.format = format;
        this.positions = positions;
        at = from;
    }

    /** Returns the place up to which it was read. */
    long at() {
        return at;
    }

    /** Returns the next record, or what is in its place; null: the content ends. */
    @Nullable
    RecordedItem next() throws IOException {
        long start = content.afterLineEnds(at);
        if (content.endsBefore(start)) {
            at = start;
            return null;
        }
        Position position = positions.apply(start);
        RecordHead head = head(start);
        while (head == null && content.joinNext()) {
            head = head(start);
        }
        return head == null ? passedOver(position, start) : record(position, head);
    }

    /** Returns the head of the record at a place; null: there is none, or not all of it. */
    private @Nullable RecordHead head(long start) throws IOException {
        return begins(start) ? format.head(content, start) : null;
    }

    private boolean begins(long place) throws IOException {
        return format.begins(content.bytes(place, ArchiveFormat.LONGEST_START));
    }

    private RecordedItem passedOver(Position position, long start) throws IOException {
        boolean begins = begins(start);
        long next = format.find(content, start + 1, Long.MAX_VALUE);
        at = next < 0 ? Long.MAX_VALUE - 1 : next;
        String what = next < 0 ? "what follows" : "what the next " + (next - start) + " bytes hold";
        return new RecordedItem.Damaged(
                position, begins ? "the head of the record is broken, or states no length" : what + " is no record");
    }

    private RecordedItem record(Position position, RecordHead head) throws IOException {
        long end = head.block() + head.length();
        int kept = head.isPage() ? (int) Math.min(head.length(), RecordBlock.MOST_KEPT) : 0;
        // A large block is read before its end is looked at, where going back means decompressing it again.
        boolean early = head.length() > kept && !content.goesBackFreely();
        byte[] block = early ? block(head, kept) : null;
        joinUpTo(head, end);
        boolean complete = reaches(head, end);
        if (!complete || !isFollowedByRecord(end)) {
            long swallowed = format.find(content, head.block(), complete ? end : Long.MAX_VALUE);
            if (swallowed >= 0) {
                at = swallowed;
                return new RecordedItem.Damaged(
                        position, "the stated length of the record, " + head.length() + ", goes beyond the next one");
            }
        }
        at = end;
        return RecordBlock.item(position, head, block == null ? block(head, kept) : block, complete);
    }

    private byte[] block(RecordHead head, int kept) throws IOException {
        joinUpTo(head, head.block() + kept);
        return content.bytes(head.block(), kept);
    }

    private void joinUpTo(RecordHead head, long end) throws IOException {
        while (!reaches(head, end)) {
            if (!content.joinNext()) {
                return;
            }
        }
    }

    private boolean reaches(RecordHead head, long end) throws IOException {
        return end == head.block() || !content.endsBefore(end - 1);
    }

    private boolean isFollowedByRecord(long end) throws IOException {
        long next = content.afterLineEnds(end);
        return content.endsBefore(next) || begins(next);
    }
}
