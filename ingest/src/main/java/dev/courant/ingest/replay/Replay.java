package dev.courant.ingest.replay;

import dev.courant.recording.RecordedItem;
import dev.courant.recording.RecordingReader;
import java.nio.file.Path;
import java.util.function.LongFunction;

/**
 * Works through a recording: each response becomes a link that ends at once, as an article or dropped for a named
 * reason; whatever else is in the file is counted. For one thread at a time.
 */
public final class Replay {
    private final RecordedPages pages;
    private final ReplayListener listener;

    /**
     * Creates a replay.
     *
     * @param pages decides what a record is
     * @param listener is told how it goes on
     */
    public Replay(RecordedPages pages, ReplayListener listener) {
        this.pages = pages;
        this.listener = listener;
    }

    /**
     * Works through a recording from where the sink has it.
     *
     * @param file the file, for the listener
     * @param opener opens it at the offset of a record
     * @param sink where its records go; stays open
     * @return what became of all its records, those included that the sink had already
     * @throws InterruptedException when interrupted
     * @throws dev.courant.runtime.CourantException when the file cannot be read any more, or the sink not written
     */
    public ReplayTotals run(Path file, LongFunction<RecordingReader> opener, ReplaySink sink)
            throws InterruptedException {
        ReplayPosition from = sink.begin();
        listener.begun(file, from);
        if (from.finished()) {
            return from.totals();
        }
        ReplayTotals totals = new ReplayTotals();
        totals.add(from.totals());
        try (RecordingReader reader = opener.apply(from.offset());
                OrderedPages ordered = new OrderedPages(pages)) {
            for (RecordedItem item = reader.next(); item != null; item = reader.next()) {
                ordered.add(item);
                while (ordered.isReady()) {
                    write(ordered, reader, sink, totals);
                }
            }
            while (!ordered.isEmpty()) {
                write(ordered, reader, sink, totals);
            }
        }
        sink.reached(new ReplayPosition(0, true, totals));
        return totals;
    }

    private void write(OrderedPages ordered, RecordingReader reader, ReplaySink sink, ReplayTotals totals)
            throws InterruptedException {
        sink.reached(new ReplayPosition(ordered.first().offset(), false, totals));
        ReplayedRecord written = sink.write(ordered.take());
        totals.add(written);
        listener.record(written, reader.progress());
    }
}
