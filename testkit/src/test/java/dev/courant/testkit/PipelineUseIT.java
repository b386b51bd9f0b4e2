package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Recording;
import dev.courant.recording.build.RecordingBuilder;
import dev.courant.testkit.pipeline.PipelineRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pipeline of one role, and how it refuses what cannot be. */
@CourantTest(roles = PipelineRole.INGEST)
class PipelineUseIT {
    private static Recording recording() {
        return RecordingBuilder.recording()
                .publisher("Harbour Herald", "https://harbour.example")
                .rss("/feed")
                .item("Quay closes for repairs")
                .at("2026-03-01T08:00Z")
                .page("The harbour master has closed the northern quay until the end of the week.")
                .build();
    }

    @Test
    void shouldRefuseWhatCannotBe(Courant courant) {
        assertThatThrownBy(courant::clock).hasMessageContaining("courant.play(recording)");
        assertThatThrownBy(() -> courant.play(Recording.of(List.of(), List.of())))
                .hasMessage("the recording is empty: it has no answer of any URL");

        courant.play(recording()).advance(Duration.ofHours(1));

        assertThatThrownBy(() -> courant.play(recording())).hasMessageContaining("each test class has one");
        assertThatThrownBy(() -> courant.clock().advanceTo("2026-03-01T08:59Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is 2026-03-01T09:00:00Z already, not yet 2026-03-01T08:59:00Z");
    }
}
