package dev.courant.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Recording;
import dev.courant.recording.build.RecordingBuilder;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Pipelines of several classes at the same time, each at a time of its own. */
@ServersTest
class ParallelPipelinesIT {
    private static final PipelineOptions ALL = new PipelineOptions(EnumSet.allOf(PipelineRole.class), false);

    private static Recording recording(String day) {
        return RecordingBuilder.recording()
                .publisher("Harbour Herald", "https://harbour.example")
                .language("en")
                .rss("/feed")
                .item("Quay closes on " + day)
                .at(day + "T08:00Z")
                .page(
                        "The harbour master has closed the northern quay until the end of the week, from " + day
                                + " on.",
                        "Divers found that two of the piles have to be replaced before any ship may moor there again.",
                        "The port authority said that it had known of the damage and had put the work off twice.")
                .build();
    }

    private static List<String> titles(Servers servers, String day) {
        try (Servers own = servers.sibling(1);
                Pipeline pipeline = Playing.start(own, recording(day), ALL)) {
            pipeline.advanceTo(pipeline.end().plus(Duration.ofHours(1)));
            return own.values(own.topics().enriched()).stream()
                    .map(enriched -> enriched.getArticle().getTitle())
                    .toList();
        }
    }

    @Test
    void shouldNotMeet(Servers servers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var monday = CompletableFuture.supplyAsync(() -> titles(servers, "2026-03-02"), threads);
            var tuesday = CompletableFuture.supplyAsync(() -> titles(servers, "2025-07-01"), threads);

            assertThat(monday.join()).containsExactly("Quay closes on 2026-03-02");
            assertThat(tuesday.join()).containsExactly("Quay closes on 2025-07-01");
        }
    }
}
