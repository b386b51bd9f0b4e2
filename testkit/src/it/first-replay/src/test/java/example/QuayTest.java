package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.build.RecordingBuilder;
import dev.courant.testkit.Courant;
import dev.courant.testkit.CourantTest;
import org.junit.jupiter.api.Test;

@CourantTest
class QuayTest {
    @Test
    void shouldFindTheNewTitleByTheAfternoon(Courant courant) {
        courant.play(RecordingBuilder.recording()
                .publisher("Harbour Herald", "https://harbour.example").language("en")
                .rss("/feed")
                .item("Quay closes for repairs").at("2026-03-01T08:00Z")
                .page("The harbour master has closed the northern quay until the end of the week, and ferries leave from the south.",
                        "Divers found on Sunday that two of the piles have to be replaced before any ship may moor there again.",
                        "The port authority said that it had known of the damage since the winter and had put the work off twice.")
                .at("2026-03-01T12:00Z").title("Quay closes for two weeks")
                .build());

        courant.clock().advanceTo("2026-03-01T09:00Z");
        assertThat(courant.values(courant.topics().enriched()))
                .extracting(enriched -> enriched.getArticle().getTitle())
                .containsExactly("Quay closes for repairs");

        courant.replayAll();
        assertThat(courant.values(courant.topics().enriched()))
                .extracting(enriched -> enriched.getArticle().getTitle())
                .contains("Quay closes for two weeks");
    }
}
