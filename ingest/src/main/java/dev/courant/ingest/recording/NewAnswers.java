package dev.courant.ingest.recording;

import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.Identity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what URLs have to say that is new: an answer that is the same as the one before for its URL is counted and
 * left out. After the end, or when it cannot be written, nothing is passed on any more. Thread-safe.
 */
final class NewAnswers {
    private static final int NOT_MODIFIED = 304;

    private final Consumer<HttpCapture> sink;
    private final Map<String, String> last = new HashMap<>();
    private long written;
    private long unchanged;
    private long bytes;
    private boolean ended;
    private @Nullable CourantException failure;

    /** @param sink is called by one thread at a time; throws a {@link CourantException} when it cannot write */
    NewAnswers(Consumer<HttpCapture> sink) {
        this.sink = sink;
    }

    synchronized void accept(HttpCapture capture) {
        if (ended) {
            return;
        }
        String said = capture.status() + " "
                + capture.response().first("Location").orElse("") + " " + Identity.contentHash(capture.body());
        if (capture.status() == NOT_MODIFIED || said.equals(last.put(capture.url(), said))) {
            unchanged++;
            return;
        }
        try {
            sink.accept(capture);
            written++;
            bytes += capture.body().length;
        } catch (CourantException e) {
            failure = e;
            ended = true;
        }
    }

    /** Ends it: when this returns, the sink is not called any more. */
    synchronized void end() {
        ended = true;
    }

    synchronized Optional<CourantException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns these totals with those that are counted here. */
    synchronized RecordingTotals counted(RecordingTotals others) {
        return new RecordingTotals(
                others.feeds(),
                others.polls(),
                written,
                unchanged,
                others.pages(),
                others.failures(),
                others.waiting(),
                bytes);
    }
}
