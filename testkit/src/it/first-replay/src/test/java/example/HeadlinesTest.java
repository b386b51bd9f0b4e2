package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.build.RecordingBuilder;
import dev.courant.testkit.Courant;
import dev.courant.testkit.CourantTest;
import dev.courant.testkit.pipeline.PipelineRole;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@CourantTest(roles = {PipelineRole.INGEST, PipelineRole.ENRICH})
class HeadlinesTest {
    @Test
    void shouldReadAHeadlineAndItsChange(Courant courant) throws InterruptedException {
        courant.play(RecordingBuilder.recording()
                .publisher("Gull Gazette", "https://gull.example").language("en")
                .atom("/news.atom")
                .item("Gulls return to the pier").at("2026-03-02T06:00Z")
                .page("The gulls have come back to the old pier, three weeks earlier than in any of the last ten years.",
                        "The harbour museum counted more than two hundred of them on Monday morning, before the rain began.",
                        "Visitors are asked not to feed them, and to keep their dogs away from the nests on the breakwater.")
                .at("2026-03-02T15:00Z").title("Gulls return to the pier, and stay")
                .build());
        BlockingQueue<String> read = new LinkedBlockingQueue<>();

        try (Headlines headlines = new Headlines(courant.bootstrapServers(), courant.topics().enriched(), read::add)) {
            courant.clock().advanceTo("2026-03-02T12:00Z");
            assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo("Gulls return to the pier");

            courant.replayAll();
            assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo("Gulls return to the pier, and stay");
            assertThat(read).isEmpty();
        }
    }
}
