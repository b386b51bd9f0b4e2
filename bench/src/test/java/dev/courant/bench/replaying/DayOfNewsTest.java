package dev.courant.bench.replaying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DayOfNewsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final int HOSTS = 7;

    private final DayOfNews day = new DayOfNews(BEGIN, HOSTS);

    private Document page(int article) {
        byte[] page = day.page(article, "http://h.press.example/news/" + article, BEGIN);
        return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    }

    @Test
    void shouldMakeTheSameArticleOfTheSameNumber() {
        assertThat(new DayOfNews(BEGIN, HOSTS).page(5, "http://h.press.example/", BEGIN))
                .isEqualTo(day.page(5, "http://h.press.example/", BEGIN));
        assertThat(page(5).title()).isEqualTo(day.title(5));
    }

    @Test
    void shouldMakeArticlesOfDifferentLengths() {
        List<Integer> words = IntStream.range(0, 200)
                .map(article -> page(article).select("article p").text().split(" ").length)
                .sorted()
                .boxed()
                .toList();

        assertThat(words.getFirst()).isBetween(100, 250);
        assertThat(words.get(100)).isBetween(350, 600);
        assertThat(words.getLast()).isBetween(1_200, 4_000);
    }

    @Test
    void shouldSpreadThePublicationOverTheDay() {
        assertThat(day.published(0, 10_000)).isEqualTo(BEGIN);
        assertThat(day.published(5_000, 10_000)).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void shouldReadOptions() {
        DayOptions options = DayOptions.parse("articles=50,hosts=5", "-XX:+UseG1GC COURANT_HOST_GAP=0s");

        assertThat(options.articles()).isEqualTo(50);
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.jvm().environment()).containsEntry("COURANT_HOST_GAP", "0s");
        assertThatThrownBy(() -> DayOptions.parse("articles=0")).hasMessageContaining("articles=0");
    }
}
