package dev.courant.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.AnnotatedArticleReader;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.evaluation.Decision.Found;
import dev.courant.enrich.evaluation.Decision.Label;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleJudgeTest {
    private static final Taxonomy TAXONOMY = Taxonomy.parse("""
            name: notices
            version: "1"
            threshold: 0.5
            topics:
              - id: weather
                scope: Weather.
                rules:
                  en: [{id: storm, weight: 1.5, any: [storm]}]
              - id: boats
                scope: Boats.
                rules:
                  en: [{id: ferry, weight: 1.5, any: [ferry]}]
              - id: fish
                scope: Fish.
                rules:
                  en: [{id: fish, weight: 1.5, any: [herring]}]
            """, "notices.yaml");

    private static final ArticleJudge JUDGE =
            new ArticleJudge(Tagger.of(TAXONOMY, Gazetteer.empty()), List.of("weather", "boats", "fish"), 0.3);

    private static final TaggableText HARBOUR = new TaggableText(
            "A calm day", "The quay was full. The ferry left at nine, said Mr. Pool. Nobody cared.", "en");

    @Test
    void shouldHoldTagsAgainstAnAnnotation() {
        JudgedArticle judged = JUDGE.judge(article("""
                {"id": "n-1", "title": "A storm at sea", "text": "The storm came in the night. The storm tore the roofs away.", \
                "language": "en", "topics": {"weather": 2, "fish": 1}, "hard_negatives": {"boats": "none", "fish": "given"}, \
                "evidence": {"weather": ["tore the roofs", "no such words"]}}"""));

        assertThat(judged.id()).isEqualTo("n-1");
        assertThat(judged.language()).isEqualTo("en");
        assertThat(judged.words()).isEqualTo(16);
        assertThat(judged.lostQuotes()).isOne();
        assertThat(judged.decisions()).extracting(Decision::topic).containsExactly("weather", "boats", "fish");
        assertThat(judged.decisions())
                .extracting(Decision::label)
                .containsExactly(
                        new Label(true, true, false), new Label(false, false, true), new Label(true, false, false));
        Found weather = Objects.requireNonNull(judged.decisions().getFirst().found());
        assertThat(weather.rank()).isOne();
        assertThat(weather.asserted()).isTrue();
        assertThat(weather.passages()).isEqualTo(new PassageCheck(true, true, true));
        assertThat(judged.decisions()).extracting(Decision::isError).containsExactly(false, false, true);
    }

    @Test
    void shouldNotCountDisputedTopics() {
        JudgedArticle judged = JUDGE.judge(article("""
                {"title": "", "text": "The storm came and the ferry left.", "topics": ["weather"], "disputed": ["boats", "weather"]}"""));

        assertThat(judged.decisions()).extracting(Decision::topic).containsExactly("fish");
    }

    @Test
    void shouldCompareWithTheWholeSentenceOfAQuote() {
        QuotedSentences quoted = QuotedSentences.of(HARBOUR, List.of("left at nine"));

        assertThat(quoted.overlaps(passage(TextField.TEXT, 23, 28))).isTrue();
        assertThat(quoted.overlaps(passage(TextField.TEXT, 4, 8))).isFalse();
        assertThat(quoted.overlaps(passage(TextField.TEXT, 58, 64))).isFalse();
        assertThat(quoted.overlaps(passage(TextField.TITLE, 2, 6))).isFalse();
        assertThat(QuotedSentences.of(HARBOUR, List.of("calm")).overlaps(passage(TextField.TITLE, 2, 6)))
                .isTrue();
    }

    @Test
    void shouldFindPassagesThatAreNotVerbatim() {
        QuotedSentences none = QuotedSentences.of(HARBOUR, List.of());

        assertThat(PassageCheck.of(HARBOUR, List.of(passage(TextField.TEXT, 23, 28)), none)
                        .verbatim())
                .isTrue();
        for (Passage wrong : List.of(
                new Passage(TextField.TEXT, 22, 27, "ferry", "r", 1),
                new Passage(TextField.TITLE, 23, 28, "ferry", "r", 1),
                new Passage(TextField.TEXT, -1, 4, "The", "r", 1))) {
            assertThat(PassageCheck.of(HARBOUR, List.of(wrong), none).verbatim())
                    .isFalse();
        }
        assertThat(PassageCheck.of(HARBOUR, List.of(), none).verbatim()).isFalse();
    }

    private static Passage passage(TextField field, int start, int end) {
        String text = field == TextField.TITLE ? HARBOUR.title() : HARBOUR.text();
        return new Passage(field, start, end, text.substring(start, end), "r", 1);
    }

    private static AnnotatedArticle article(String line) {
        return AnnotatedArticleReader.parse(
                        line.getBytes(StandardCharsets.UTF_8), "notices.jsonl", Set.of("weather", "boats", "fish"))
                .getFirst();
    }
}
