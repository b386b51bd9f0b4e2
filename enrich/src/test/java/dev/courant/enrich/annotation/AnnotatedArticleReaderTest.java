package dev.courant.enrich.annotation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.enrich.tag.TaggableText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotatedArticleReaderTest {
    @Test
    void shouldReadStrengthsAndLists() {
        List<AnnotatedArticle> articles = parse("""
                {"title": "A", "text": "a", "language": "en", "date": "2026-11-01T10:00:00Z", "topics": {"trade": 2, "labor": 0}}

                {"id": 7, "title": "", "text": "b", "topics": ["trade", "labor"], "source": "x"}
                """);

        assertThat(articles).hasSize(2);
        assertThat(articles.getFirst().topics()).containsExactly("trade");
        assertThat(articles.getFirst().date()).isEqualTo(LocalDate.parse("2026-11-01"));
        assertThat(articles.getFirst().text().declaredLanguage()).isEqualTo("en");
        assertThat(articles.getLast().topics()).containsExactlyInAnyOrder("trade", "labor");
        assertThat(articles.getLast().date()).isNull();
    }

    @Test
    void shouldReadAllThatAnAnnotatorSays() {
        List<AnnotatedArticle> articles = parse("""
                {"id": "x-1", "title": "A", "text": "a b", "topics": {"trade": 2, "labor": 1}, "disputed": ["arts"], \
                "evidence": {"trade": "a", "labor": ["a", "b"]}, "hard_negatives": {"sports": "a game in passing"}}
                {"id": null, "title": "A", "text": "a", "topics": {}, "disputed": null, "evidence": null, "hard_negatives": ["sports"]}
                """);

        assertThat(articles.getFirst().id()).isEqualTo("x-1");
        assertThat(articles.getFirst().annotation())
                .isEqualTo(new Annotation(
                        Set.of("trade", "labor"),
                        Set.of("trade"),
                        Set.of("arts"),
                        Set.of("sports"),
                        Map.of("trade", List.of("a"), "labor", List.of("a", "b"))));
        assertThat(articles.getLast().id()).isEqualTo("news.jsonl:2");
        assertThat(articles.getLast().annotation().tempting()).containsExactly("sports");
        assertThat(articles.getLast().annotation().disputed()).isEmpty();
    }

    @Test
    void shouldReadTextsThatNobodyAnnotated() {
        String lines = "{\"title\": \"A\", \"text\": \"a\", \"language\": \"en\"}\n{\"title\": \"B\"}\n";

        assertThat(AnnotatedArticleReader.texts(
                        lines.lines().findFirst().orElseThrow().getBytes(UTF_8), "x.jsonl"))
                .containsExactly(new TaggableText("A", "a", "en"));
        assertThatThrownBy(() -> AnnotatedArticleReader.texts(lines.getBytes(UTF_8), "x.jsonl"))
                .hasMessage("x.jsonl:2: \"text\" is missing or not text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                       | not a JSON object",
                "{\"title\": \"A                                          | not JSON: ",
                "{\"title\": \"A\", \"topics\": []}                       | \"text\" is missing or not text",
                "{\"title\": \"A\", \"text\": \"a\"}                      | \"topics\" is missing",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [\"x\"]} | the taxonomy has no topic \"x\"",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": {\"trade\": \"much\"}} | the strength of trade is not a number",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [7]} | \"topics\" has an entry that is not the id of a topic",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"disputed\": {\"trade\": 1}} | \"disputed\" is not a list of topics",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"disputed\": [\"x\"]} | the taxonomy has no topic \"x\"",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"hard_negatives\": \"trade\"} | \"hard_negatives\" is neither {topic: why} nor a list",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"evidence\": [\"a\"]} | \"evidence\" is not {topic: quote}",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"evidence\": {\"trade\": [1]}} | the evidence of trade is neither a quote nor",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"date\": \"soon\"} | \"date\" must begin like 2026-11-01, not soon"
            })
    void shouldNameFileAndLineOfAFault(String line, String fault) {
        assertThatThrownBy(() -> parse("{\"title\": \"A\", \"text\": \"a\", \"topics\": []}\n" + line))
                .hasMessageStartingWith("news.jsonl:2: " + fault)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseAnotherEncoding() {
        assertThatThrownBy(() -> AnnotatedArticleReader.parse(
                        "{\"title\": \"Año\"}".getBytes(ISO_8859_1), "news.jsonl", Set.of()))
                .hasMessage("news.jsonl: not UTF-8; save the file in that encoding");
    }

    private static List<AnnotatedArticle> parse(String lines) {
        return AnnotatedArticleReader.parse(
                lines.getBytes(UTF_8), "news.jsonl", Set.of("trade", "labor", "arts", "sports"));
    }
}
