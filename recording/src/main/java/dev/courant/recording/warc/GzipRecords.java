package dev.courant.recording.warc;

import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The records of a gzip file. Each member begins with a record; a member that does not goes on with the record before
 * it. The first record of a member has the member's offset, each further one the next number: no two have the same, as
 * a record takes more than one byte.
 */
final class GzipRecords implements ItemSource {
    private final Path path;
    private final ArchiveFile file;
    private final ArchiveFormat format;
    private final long from;
    private long at;
    private long returned;
    private @Nullable MemberContent content;
    private @Nullable RecordSequence sequence;

    /**
     * Begins with the item at an offset.
     *
     * @param from the offset of an item
     */
    GzipRecords(Path path, ArchiveFile file, ArchiveFormat format, long from) throws IOException {
        this.path = path;
        this.file = file;
        this.format = format;
        this.from = from;
        at = Math.clamp(from, 0, file.size());
        while (at > 0 && !beginsAt(file, format, at)) {
            at--;
        }
    }

    /** Returns where the next member that begins with a record starts; where there is none, the end of the file. */
    static long nextStart(ArchiveFile file, ArchiveFormat format, long from) throws IOException {
        long start = from;
        while (start < file.size() && !beginsAt(file, format, start)) {
            start++;
        }
        return start;
    }

    private static boolean beginsAt(ArchiveFile file, ArchiveFormat format, long at) throws IOException {
        byte[] first = GzipMember.startsAt(file, at) ? MemberContent.firstBytes(file, at) : null;
        return first != null && format.begins(first);
    }

    @Override
    public @Nullable RecordedItem next() throws IOException {
        RecordedItem item = nextOfAll();
        while (item != null && item.position().offset() < from) {
            item = nextOfAll();
        }
        return item;
    }

    private @Nullable RecordedItem nextOfAll() throws IOException {
        while (at < file.size()) {
            try {
                RecordedItem item = nextOfMember();
                if (item != null) {
                    returned++;
                    return item;
                }
            } catch (DamagedException e) {
                Position position = position();
                goTo(nextStart(file, format, at + 1));
                return new RecordedItem.Damaged(position, e.why());
            }
        }
        return null;
    }

    /** Returns the next item of the member; null: it has no more, and the next member is at hand. */
    private @Nullable RecordedItem nextOfMember() throws IOException {
        if (content == null || sequence == null) {
            content = new MemberContent(file, at, format::begins);
            sequence = new RecordSequence(content, format, place -> position(), 0);
        }
        RecordedItem item = sequence.next();
        if (item == null) {
            goTo(content.end());
        } else if (at + returned >= content.consumed()) {
            throw new DamagedException("the compressed data holds more records than it can have");
        }
        return item;
    }

    private Position position() {
        return new Position(path, at + returned);
    }

    private void goTo(long offset) {
        close();
        at = offset;
        returned = 0;
    }

    @Override
    public long at() {
        return content == null ? at : content.consumed();
    }

    @Override
    public void close() {
        if (content != null) {
            content.close();
        }
        content = null;
        sequence = null;
    }
}
