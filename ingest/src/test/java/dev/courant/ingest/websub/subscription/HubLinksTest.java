package dev.courant.ingest.websub.subscription;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.feed.FeedPolling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubLinksTest {
    private static final String FEED = "https://harbour.example/news/feed";
    private static final FeedPolling DOCUMENT = polling("https://harbour.example/self", "https://hub.example/");

    private static FeedPolling polling(@Nullable String self, String... hubs) {
        return new FeedPolling(null, null, List.of(hubs), self);
    }

    private static HubLink found(String url, FeedPolling polling) {
        return Objects.requireNonNull(of(url, polling));
    }

    private static @Nullable HubLink of(String url, FeedPolling polling, String... headers) {
        return HubLinks.of(web(url), List.of(headers), polling);
    }

    @Test
    void shouldReadTheDocument() {
        assertThat(of(FEED, DOCUMENT)).isEqualTo(new HubLink("https://hub.example/", "https://harbour.example/self"));
    }

    @Test
    void shouldPreferHeaders() {
        assertThat(of(
                        FEED,
                        DOCUMENT,
                        "<https://cdn.example/style.css>; rel=preload; as=\"style, not a hub\","
                                + " <https://push.example/?a=1,2>; title=\"a; b, <c>; rel=self\"; rel=\"foo HUB\"",
                        "</feed.xml>;rel=self"))
                .isEqualTo(new HubLink("https://push.example/?a=1,2", "https://harbour.example/feed.xml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<https://x.example/>; rel=hub; anchor=\"https://other.example/\"",
                "<https://x.example/; rel=hub",
                "https://x.example/; rel=hub",
                "<https://x.example/>; rel=\"next\"; rel=\"hub\"",
                "<https://x.example/>",
                "<ftp://x.example/>; rel=hub",
                "<https://user@x.example/>; rel=hub",
                "\"<"
            })
    void shouldPassOverHeadersThatNameNoHub(String header) {
        assertThat(of(FEED, DOCUMENT, header)).isEqualTo(of(FEED, DOCUMENT));
    }

    @Test
    void shouldNeedATopic() {
        assertThat(of(FEED, polling(null, "https://hub.example/"))).isNull();
        assertThat(of(FEED, polling("https://harbour.example/self"))).isNull();
        assertThat(of(FEED, polling("mailto:desk@harbour.example", "https://hub.example/")))
                .isNull();
    }

    @Test
    void shouldKeepTheTopicAsWritten() {
        String self = "HTTP://Harbour.example:80/a b?x=%7e#f";

        assertThat(found(FEED, polling(self, "https://hub.example/")).topic()).isEqualTo(self);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/feed, http://hub.example/push?x=1, https://hub.example/push?x=1",
        "https://harbour.example/feed, http://hub.example:80/,      https://hub.example/",
        "http://harbour.example/feed,  http://hub.example/,         https://hub.example/",
        "http://harbour.example/feed,  http://hub.example:8080/,    http://hub.example:8080/",
        "https://harbour.example/feed, https://hub.example:8443/,   https://hub.example:8443/"
    })
    void shouldAskTheHubSecurely(String feed, String advertised, String asked) {
        assertThat(found(feed, polling("https://harbour.example/self", advertised))
                        .hub())
                .isEqualTo(asked);
    }

    @Test
    void shouldNotMakeASecureFeedInsecure() {
        assertThat(of(FEED, polling(FEED, "http://hub.example:8080/"))).isNull();
        assertThat(found(FEED, polling(FEED, "http://hub.example:8080/", "https://second.example/"))
                        .hub())
                .isEqualTo("https://second.example/");
    }

    @Test
    void shouldBeBounded() {
        String endless = "<".repeat(8_000) + "https://x.example/>; rel=hub";

        assertThat(of(FEED, polling(null), endless, "<x".repeat(4_000), ",".repeat(8_000)))
                .isNull();
        assertThat(of(FEED, polling(FEED, "https://hub.example/" + "x".repeat(3_000))))
                .isNull();
    }
}
