package dev.courant.app.command.replay;

import dev.courant.ingest.replay.ReplayListener;
import dev.courant.ingest.replay.ReplayPosition;
import dev.courant.ingest.replay.ReplayedRecord;
import dev.courant.ingest.scrape.ScrapeResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells on the terminal how a replay goes on. Not thread-safe. */
final class ReplayOutput implements ReplayListener {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean json;
    private final LongSupplier nanos;
    private ReplayBar bar;

    /** @param json whether to print each record as JSON */
    ReplayOutput(PrintWriter out, PrintWriter err, boolean terminal, boolean json, LongSupplier nanos) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.json = json;
        this.nanos = nanos;
        this.bar = new ReplayBar(err, terminal, nanos, 0);
    }

    @Override
    public void begun(Path file, ReplayPosition from) {
        if (from.finished()) {
            bar.print(file + " was worked through to its end before; --from-start does so again");
        } else if (from.offset() > 0) {
            bar.print(String.format(
                    Locale.ROOT,
                    "%s: goes on at %,d, after %,d records; --from-start begins anew",
                    file,
                    from.offset(),
                    from.totals().records()));
        }
        bar = new ReplayBar(err, terminal, nanos, size(file));
    }

    @Override
    public void record(ReplayedRecord record, double share) {
        if (json) {
            out.println(ReplayJson.line(record));
        } else if (record.fate() instanceof ReplayedRecord.Damaged damaged) {
            bar.print(ReplayText.damage(record, damaged));
        }
        boolean article =
                record.fate() instanceof ReplayedRecord.Ended ended && ended.end() instanceof ScrapeResult.Found;
        bar.record(article, share);
    }

    @Override
    public void waiting(long articles) {
        bar.waiting(articles);
    }

    /** Removes what is redrawn. */
    void end() {
        bar.erase();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
