package dev.courant.recording.warc;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one gzip member contains, and those that go on with its last record. The latest 18 to 24 MiB are held, so that a
 * record of the usual size is decompressed once; what lies before them is decompressed again when it is asked for.
 */
final class MemberContent implements Content {
    static final int MOST_HELD = 24 << 20;
    private static final int STEP = 32 << 10;
    private static final int FEW = 16;

    /** Each can cost as much as the whole file; only a file made for it needs many. */
    private static final int MOST_REWINDS = 64;

    private final ArchiveFile file;
    private final long start;
    private final Predicate<byte[]> beginsRecord;
    private GzipMember member;
    private byte[] held = new byte[STEP];
    private long heldAt;
    private int heldLength;
    private int joined;
    private int toJoin;
    private int rewinds;
    private boolean ended;

    /**
     * Starts with the member at an offset.
     *
     * @param beginsRecord whether the first bytes of a member are those of a record
     */
    MemberContent(ArchiveFile file, long start, Predicate<byte[]> beginsRecord) throws IOException {
        this.file = file;
        this.start = start;
        this.beginsRecord = beginsRecord;
        member = new GzipMember(file, start);
    }

    /** Returns the first bytes of a member, without line ends before them; null: it is broken. */
    static byte @Nullable [] firstBytes(ArchiveFile file, long at) throws IOException {
        try (GzipMember member = new GzipMember(file, at)) {
            // Most places that look like a member are none: the first bytes tell, before memory is taken for more.
            byte[] few = new byte[FEW];
            int length = member.readFully(few, 0, FEW);
            byte[] first = Arrays.copyOf(few, length < FEW ? length : ArchiveFormat.LONGEST_START);
            length += member.readFully(first, length, first.length - length);
            first = Arrays.copyOf(first, length);
            int blank = 0;
            while (blank < first.length && (first[blank] == '\r' || first[blank] == '\n')) {
                blank++;
            }
            return Arrays.copyOfRange(first, blank, first.length);
        } catch (DamagedException e) {
            return null;
        }
    }

    /** Returns the offset in the file after the last member, once the content has been read to its end. */
    long end() {
        return member.end();
    }

    /** Returns how far the file was read. */
    long consumed() {
        return member.consumed();
    }

    @Override
    public int byteAt(long at) throws IOException {
        return load(at, 1) ? held[(int) (at - heldAt)] & 0xff : -1;
    }

    @Override
    public int read(long at, byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length && load(at + done, 1)) {
            int in = (int) (at + done - heldAt);
            int count = Math.min(length - done, heldLength - in);
            System.arraycopy(held, in, into, from + done, count);
            done += count;
        }
        return done;
    }

    private boolean load(long at, int length) throws IOException {
        if (at < heldAt) {
            rewind();
        }
        while (at + length > heldAt + heldLength) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    private boolean more() throws IOException {
        makeRoom();
        while (!ended) {
            int count = member.read(held, heldLength, Math.min(STEP, held.length - heldLength));
            if (count > 0) {
                heldLength += count;
                return true;
            }
            ended = joined == toJoin;
            if (!ended) {
                joined++;
                follow(member.end());
            }
        }
        return false;
    }

    private void makeRoom() {
        if (heldLength < held.length) {
            return;
        }
        if (held.length < MOST_HELD) {
            held = Arrays.copyOf(held, Math.min(MOST_HELD, 2 * held.length));
            return;
        }
        int dropped = MOST_HELD / 4;
        System.arraycopy(held, dropped, held, 0, heldLength - dropped);
        heldAt += dropped;
        heldLength -= dropped;
    }

    private void rewind() throws IOException {
        if (++rewinds > MOST_REWINDS) {
            throw new DamagedException("too many of its records state a wrong length");
        }
        follow(start);
        heldAt = 0;
        heldLength = 0;
        joined = 0;
        ended = false;
    }

    private void follow(long at) throws IOException {
        member.close();
        member = new GzipMember(file, at);
    }

    /** A member that does not begin with a record, after one whose last record is not complete, goes on with it. */
    @Override
    public boolean joinNext() throws IOException {
        if (!ended) {
            return false;
        }
        long next = end();
        if (!GzipMember.startsAt(file, next)) {
            return false;
        }
        byte[] first = firstBytes(file, next);
        if (first == null || beginsRecord.test(first)) {
            return false;
        }
        toJoin++;
        ended = false;
        joined++;
        follow(next);
        return true;
    }

    @Override
    public void close() {
        member.close();
    }
}
