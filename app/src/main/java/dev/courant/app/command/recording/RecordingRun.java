package dev.courant.app.command.recording;

import dev.courant.ingest.Ingest;
import dev.courant.ingest.recording.RecordingSink;
import dev.courant.ingest.recording.RecordingTotals;
import dev.courant.ingest.recording.WebRecorder;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.schemas.FeedDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A recording that is being made, until it is finished once: when its time is over, or by a signal. Thread-safe. */
final class RecordingRun implements Component {
    private final WebRecorder recorder;
    private final RecordingSink sink;
    private final RecordingProgress progress;
    private final long begin = System.nanoTime();
    private final Consumer<RecordingTally> report;
    private boolean finished;

    private RecordingRun(
            WebRecorder recorder, RecordingSink sink, RecordingProgress progress, Consumer<RecordingTally> report) {
        this.recorder = recorder;
        this.report = report;
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * @param sink where to; is closed with this
     * @param report receives what was recorded, once it is
     */
    static RecordingRun start(
            Ingest settings,
            List<FeedDefinition> feeds,
            Clock clock,
            RecordingSink sink,
            RecordingProgress progress,
            Consumer<RecordingTally> report) {
        try {
            WebRecorder recorder = WebRecorder.start(settings, feeds, clock, sink::write, progress::problem);
            return new RecordingRun(recorder, sink, progress, report);
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public Health check() {
        return recorder.failure()
                .<Health>map(cause -> new Health.Stopped(String.valueOf(cause.getMessage())))
                .orElse(Health.UP);
    }

    synchronized boolean hasEnded() {
        return finished || recorder.failure().isPresent();
    }

    synchronized void showProgress() {
        if (!hasEnded()) {
            progress.show(recorder.totals(), passed());
        }
    }

    /**
     * Finishes the recording, and reports it; again, it does nothing.
     *
     * @throws CourantException when it could not be written to its end, or there is nothing in it
     */
    synchronized void finish() {
        if (finished) {
            return;
        }
        finished = true;
        try (sink) {
            recorder.close();
            progress.erase();
            RecordingTotals totals = recorder.totals();
            if (totals.answers() == 0) {
                throw recorder.failure()
                        .orElseGet(() -> new CourantException("nothing was recorded: no server has answered"));
            }
            sink.finish(recorder.feeds());
            report.accept(new RecordingTally(totals, passed()));
            recorder.failure().ifPresent(cause -> {
                throw new CourantException(cause.getMessage() + "; the recording ends there", cause);
            });
        }
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Finishes the recording when a signal ends the process. */
    @Override
    public void close() {
        try {
            finish();
        } catch (CourantException e) {
            progress.say("courant: " + e.getMessage());
        }
    }
}
