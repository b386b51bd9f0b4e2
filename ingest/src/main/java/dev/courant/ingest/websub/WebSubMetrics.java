package dev.courant.ingest.websub;

import dev.courant.ingest.websub.subscription.HubRequest.Mode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Metrics of requests from and to hubs. Thread-safe. */
final class WebSubMetrics {
    private final MeterRegistry registry;

    WebSubMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a request of a hub. */
    void answered(Answer.Result result) {
        registry.counter("courant.websub.requests", "result", result.tag()).increment();
    }

    /** Counts a request to a hub. */
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
