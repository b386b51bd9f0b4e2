package dev.courant.recording.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, read by pages. As long as it was when it was opened: a writer may be appending to it. */
final class ArchiveFile implements Content, Closeable {
    private static final int PAGE = 64 << 10;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
    private long pageAt;

    ArchiveFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    @Override
    public int byteAt(long at) throws IOException {
        return load(at) ? page.get((int) (at - pageAt)) & 0xff : -1;
    }

    @Override
    public int read(long at, byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length && load(at + done)) {
            int in = (int) (at + done - pageAt);
            int count = Math.min(length - done, page.limit() - in);
            page.get(in, into, from + done, count);
            done += count;
        }
        return done;
    }

    @Override
    public boolean goesBackFreely() {
        return true;
    }

    private boolean load(long at) throws IOException {
        if (at >= pageAt && at < pageAt + page.limit()) {
            return true;
        }
        if (at >= size || at < 0) {
            return false;
        }
        pageAt = at / PAGE * PAGE;
        page.clear().limit((int) Math.min(PAGE, size - pageAt));
        while (page.hasRemaining()) {
            if (channel.read(page, pageAt + page.position()) < 0) {
                break;
            }
        }
        page.flip();
        return at < pageAt + page.limit();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
