package dev.courant.ingest.websub;

import dev.courant.ingest.websub.HubRequest.Mode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What is counted of the talk with hubs. Thread-safe. */
final class WebSubMetrics {
    private final MeterRegistry registry;

    WebSubMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A hub's request was answered. */
    void answered(Answer.Result result) {
        registry.counter("courant.websub.requests", "result", result.tag()).increment();
    }

    /** A hub was asked for something. */
    void asked(Mode mode, boolean accepted) {
        registry.counter(
                        "courant.websub.asked",
                        "mode",
                        mode.name().toLowerCase(Locale.ROOT),
                        "result",
                        accepted ? "accepted" : "failed")
                .increment();
    }
}
