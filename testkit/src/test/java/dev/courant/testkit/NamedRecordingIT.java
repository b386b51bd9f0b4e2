package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.pipeline.PipelineRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording in a folder, which the annotation names. */
@CourantTest(
        recording = "../docs/examples/recordings/ferry-strike",
        roles = {PipelineRole.INGEST, PipelineRole.ENRICH})
class NamedRecordingIT {
    @Test
    void shouldPlayItFromItsBeginning(Courant courant) {
        assertThat(courant.clock().instant()).isEqualTo("2026-03-02T07:45:00Z");
        assertThat(urls(courant)).isEmpty();

        courant.clock().advanceTo("2026-03-02T14:00Z");
        assertThat(urls(courant)).hasSize(1).first().asString().endsWith("/2026/03/ferry-crews-walk-out");

        courant.replayAll();
        assertThat(urls(courant)).hasSize(3).last().asString().endsWith("/2026/03/ferries-sail-again");
    }

    private static List<String> urls(Courant courant) {
        return courant.values(courant.topics().enriched()).stream()
                .map(enriched -> enriched.getArticle())
                .sorted((one, other) -> one.getFetchedAt().compareTo(other.getFetchedAt()))
                .map(article -> article.getUrl())
                .toList();
    }
}
