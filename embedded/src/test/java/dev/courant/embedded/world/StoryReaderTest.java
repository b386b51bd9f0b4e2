package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryReaderTest {
    private static final String FRONT = """
            ---
            title: "Goats on the ferry"
            standfirst: "Nobody had told the captain."
            authors: [A. Bell, C. Dorn]
            section: Life
            published: -PT1H30M
            """;

    @Test
    void shouldReadTheFrontMatterAndTheBlocks() {
        String text = FRONT + """
                expect: stored
                topics: [labor]
                not: [protest]
                ---
                First paragraph.

                ## A heading

                > A quotation.

                - one
                - two
                """;

        Story story = StoryReader.read("bugle", "en", "07-goats-on-ferry", text);

        assertThat(story.slug()).isEqualTo("goats-on-ferry");
        assertThat(story.content().authors()).containsExactly("A. Bell", "C. Dorn");
        assertThat(story.published()).isEqualTo(Duration.ofMinutes(-90));
        assertThat(story.delay()).isZero();
        assertThat(story.tags().topics()).containsExactly("labor");
        assertThat(story.tags().notTopics()).containsExactly("protest");
        assertThat(story.outcome()).isEqualTo(ExpectedOutcome.stored());
        assertThat(story.content().body())
                .containsExactly(
                        new Block(Block.Kind.PARAGRAPH, "First paragraph."),
                        new Block(Block.Kind.HEADING, "A heading"),
                        new Block(Block.Kind.QUOTE, "A quotation."),
                        new Block(Block.Kind.ITEM, "one"),
                        new Block(Block.Kind.ITEM, "two"));
        assertThat(story.content().bodyText()).isEqualTo("First paragraph.\nA heading\nA quotation.\none\ntwo");
    }

    @Test
    void shouldReadWhyAStoryIsDropped() {
        String text = FRONT + "served: missing\nexpect: dropped\nreason: NOT_FOUND\n---\n";

        Story story = StoryReader.read("bugle", "en", "08-gone", text);

        assertThat(story.page().behaviour()).isEqualTo(PageBehaviour.MISSING);
        assertThat(story.outcome()).isEqualTo(ExpectedOutcome.dropped(OutcomeReason.NOT_FOUND));
        assertThat(story.content().body()).isEmpty();
    }

    @Test
    void shouldNameTheFileThatCannotBeRead() {
        assertThatThrownBy(() -> StoryReader.read("bugle", "en", "09-bare", "No front matter"))
                .hasMessageContaining("bugle/09-bare");
        assertThatThrownBy(() -> StoryReader.read("bugle", "en", "10-typo", FRONT + "expcet: stored\n---\n"))
                .hasMessageContaining("bugle/10-typo");
        assertThatThrownBy(() -> StoryReader.read("bugle", "en", "11-no-reason", FRONT + "expect: dropped\n---\n"))
                .hasMessageContaining("bugle/11-no-reason");
    }
}
