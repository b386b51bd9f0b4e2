package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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
                        "{\"title\": \"Año\"}".getBytes(StandardCharsets.ISO_8859_1), "news.jsonl", Set.of()))
                .hasMessage("news.jsonl: not UTF-8; save the file in that encoding");
    }

    private static List<AnnotatedArticle> parse(String lines) {
        return AnnotatedArticleReader.parse(
                lines.getBytes(StandardCharsets.UTF_8), "news.jsonl", Set.of("trade", "labor"));
    }
}
