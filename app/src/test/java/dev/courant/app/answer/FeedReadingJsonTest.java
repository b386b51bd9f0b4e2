package dev.courant.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReadingJsonTest {
    @Test
    void shouldLeaveOutUnknownFields() {
        FeedReading reading = read(
                "<rss version='2.0'><channel><title>T</title><ttl>30</ttl><item><title>A \"b\"</title>"
                        + "<link>https://x.example/1</link><pubDate>21 Nov 2026 10:00 +0100</pubDate>"
                        + "<author>a@x.example (Ann)</author><enclosure url='https://x.example/1.mp3' length='5'/></item></channel></rss>");

        assertThat(json(reading))
                .isEqualTo("{\"ok\":true,\"feed\":{\"format\":\"RSS 2.0\",\"title\":\"T\",\"ttl\":\"30\"},"
                        + "\"entries\":[{\"id\":\"https://x.example/1\",\"title\":\"A \\\"b\\\"\",\"link\":\"https://x.example/1\","
                        + "\"published\":\"2026-11-21T09:00:00Z\",\"author\":\"a@x.example (Ann)\","
                        + "\"authors\":[{\"name\":\"Ann\",\"email\":\"a@x.example\"}],"
                        + "\"enclosures\":[{\"url\":\"https://x.example/1.mp3\",\"length\":\"5\"}]}]}");
    }

    @Test
    void shouldWriteWhyADocumentCannotBeRead() {
        assertThat(json(new FeedReading.Unreadable("the body is empty")))
                .isEqualTo("{\"ok\":false,\"error\":\"the body is empty\"}");
    }

    @Test
    void shouldWriteProblems() {
        assertThat(json(read("<rss><channel><title>T</title>")))
                .endsWith("\"entries\":[],\"problems\":[\"xml: ends before </rss>\"]}");
    }

    @Test
    void shouldDeriveATitleForAnEntryWithoutOne() {
        assertThat(json(read("<rss><channel><item><description>&lt;p>Rain &amp;amp; wind</description>"
                        + "</item><item><link>https://x.example/1</link></item></channel></rss>")))
                .contains("\"title\":\"Rain &amp; wind\"", "\"title\":\"https://x.example/1\"");
    }

    @Test
    void shouldListTheSitemapsOfAnIndex() {
        assertThat(json(new FeedReading.SitemapIndex(List.of("https://quay.example/news.xml"))))
                .contains("\"ok\":false", "\"sitemaps\":[\"https://quay.example/news.xml\"");
    }

    private static String json(FeedReading reading) {
        return FeedReadingJson.tree(reading).toString();
    }

    private static FeedReading read(String xml) {
        return FeedReader.standard()
                .read(new FeedDocument(xml.getBytes(StandardCharsets.UTF_8), null, "https://feeds.example/a/feed.xml"));
    }
}
