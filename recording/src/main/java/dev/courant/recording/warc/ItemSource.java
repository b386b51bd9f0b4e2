package dev.courant.recording.warc;

import dev.courant.recording.RecordedItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a file holds, item by item. Used by one thread. */
interface ItemSource extends AutoCloseable {
    /** Returns the next item; null: there are no more. */
    @Nullable
    RecordedItem next() throws IOException;

    /** Returns the offset in the file up to which it was read. */
    long at();

    @Override
    void close();
}
