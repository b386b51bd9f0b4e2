package dev.courant.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The recordings that the documentation refers to. */
class ExampleRecordingsTest {
    private static final Path STRIKE = Path.of("../docs/examples/recordings/ferry-strike");
    private static final String HOST = "https://gullhaven-gazette.example";

    @Test
    void shouldTellTheStrike() {
        Recording strike = Recordings.read(STRIKE);

        assertThat(strike.feeds())
                .containsExactly(new RecordedFeed(HOST + "/news.rss", "Gullhaven Gazette", "Gullhaven Gazette", "en"));
        assertThat(strike.urls()).hasSize(4);
        assertThat(strike.begin()).contains(Instant.parse("2026-03-02T07:45:00Z"));
        assertThat(strike.end()).contains(Instant.parse("2026-03-03T09:00:00Z"));
        assertThat(status(strike, "/2026/03/council-calls-meeting", "2026-03-03T07:59:59Z"))
                .isEqualTo(200);
        assertThat(status(strike, "/2026/03/council-calls-meeting", "2026-03-03T08:00:00Z"))
                .isEqualTo(410);
    }

    @Test
    void shouldHaveAPageForEachItemOfItsFeedByTheTimeThatTheFeedNamesIt() {
        Recording strike = Recordings.read(STRIKE);

        int items = 0;
        for (Instant at : strike.times(HOST + "/news.rss")) {
            String feed = text(strike.answer(HOST + "/news.rss", at).orElseThrow());
            for (String url : strike.urls()) {
                if (feed.contains("<link>" + url + "</link>")) {
                    Exchange page = strike.answer(url, at).orElseThrow();
                    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
                    items++;
                }
            }
        }
        assertThat(items).isEqualTo(6);
    }

    private static int status(Recording recording, String path, String at) {
        return recording.answer(HOST + path, Instant.parse(at)).orElseThrow().status();
    }

    private static String text(Exchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }
}
