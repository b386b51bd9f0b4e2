package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.engine.NewsSet.Story;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Short news in our own words, annotated by the scope notes; "!" marks the topics that a story is mainly about. Rules
 * were developed on the developed part and not on the unseen part, so the thresholds of the unseen part show what to
 * expect of other articles.
 */
class OwnNewsTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    @ParameterizedTest
    @CsvSource({"developed-en, 0.85", "developed-es, 0.8"})
    void shouldFindWhatShortNewsAreMainlyAbout(String part, double least) {
        var score = NewsScore.of(TAGGER, NewsSet.read(part));
        assertThat(score.centralRecall()).isGreaterThan(least);
        assertThat(score.precision()).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @CsvSource({"developed-en", "developed-es", "unseen-en", "unseen-es"})
    void shouldRarelyAssertATemptingTopic(String part) {
        var score = NewsScore.of(TAGGER, NewsSet.read(part));
        assertThat(score.temptedShare()).isLessThan(0.06);
    }

    @Test
    void shouldQuoteVerbatim() {
        for (Story story : NewsSet.read("unseen-en")) {
            List<Passage> passages = TAGGER.tag(story.text(), 0).tags().stream()
                    .flatMap(tag -> tag.evidence().stream())
                    .toList();
            assertThat(passages).allSatisfy(passage -> {
                String field = passage.field() == TextField.TITLE
                        ? story.text().title()
                        : story.text().text();
                assertThat(field.substring(passage.start(), passage.end())).isEqualTo(passage.text());
            });
        }
    }
}
