package dev.courant.ingest.discover;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.url.WebUrl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFeedsTest {
    private static final WebUrl PAGE = web("https://www.quay.example/news/index.html");

    private static List<Candidate> in(String html) {
        return PageFeeds.in(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", PAGE);
    }

    private static List<String> urls(String html) {
        return in(html).stream().map(it -> it.url().toString()).toList();
    }

    @Test
    void shouldTakeWhatThePageNamesInItsOrderAndWithItsTitles() {
        List<Candidate> found = in("<link rel='ALTERNATE' type='application/atom+xml' title='Harbour' href='atom'>"
                + "<link rel='alternate home' type='application/rss+xml; charset=utf-8' href='//f.example/a?b#c'>"
                + "<link rel=alternate type=application/feed+json href=/feed.json>"
                + "<link rel=feed type=text/xml href=' /x.xml '>");

        assertThat(found)
                .containsExactly(
                        new Candidate(web("https://www.quay.example/news/atom"), "Harbour", FoundFeed.Clue.NAMED),
                        new Candidate(web("https://f.example/a?b"), null, FoundFeed.Clue.NAMED),
                        new Candidate(web("https://www.quay.example/feed.json"), null, FoundFeed.Clue.NAMED),
                        new Candidate(web("https://www.quay.example/x.xml"), null, FoundFeed.Clue.NAMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel='alternate' hreflang='fr' href='/fr/'>",
                "<link rel='stylesheet alternate' type='text/xml' href='/x'>",
                "<link rel='alternate' type='application/json' href='/wp-json/wp/v2/pages/2'>",
                "<link rel='alternate' type='application/rss+xml'>",
                "<link rel='alternate' type='application/rss+xml' href='javascript:x()'>",
                "<a href='/news/2031/05/ferry'>Ferry</a>",
                "<a href='mailto:rss@quay.example'>RSS</a>",
                "<a href='https://share.example/?u=https://www.quay.example/feed'>Share</a>",
                "<a name='rss'>RSS</a>",
            })
    void shouldNotTakeWhatIsNoFeed(String html) {
        assertThat(in(html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed",
                "/blog/feed/",
                "/rss",
                "/news.rss",
                "/a.atom",
                "/index.rdf",
                "/all.xml",
                "/?feed=rss2",
                "https://feeds.quay.example/all",
                "https://rss.other.example/",
                "/feed.json",
                "/news.xml.gz"
            })
    void shouldTakeALinkThatLooksLikeAFeed(String href) {
        assertThat(urls("<a href='" + href + "'>here</a>")).hasSize(1);
    }

    @Test
    void shouldTakeALinkThatIsCalledAFeed() {
        assertThat(urls("<a href='/subscribe'> RSS </a>")).containsExactly("https://www.quay.example/subscribe");
    }

    @Test
    void shouldPreferTheSameSiteAndPutCommentsLast() {
        assertThat(urls("<a href='https://other.example/rss'>x</a><a href='https://live.quay.example/rss'>y</a>"
                        + "<link rel=alternate type='application/rss+xml' title='Quay \u00bb Comments Feed' href='/c'>"
                        + "<link rel=alternate type='application/rss+xml' href='/comments/feed'>"
                        + "<link rel=alternate type='application/rss+xml' title='Commentary' href='/opinion'>"))
                .containsExactly(
                        "https://www.quay.example/opinion",
                        "https://live.quay.example/rss",
                        "https://other.example/rss",
                        "https://www.quay.example/c",
                        "https://www.quay.example/comments/feed");
    }

    @Test
    void shouldResolveAgainstTheBaseOfThePage() {
        assertThat(urls("<base href='/de/'><base href='/no/'><a href='rss'>x</a>"))
                .containsExactly("https://www.quay.example/de/rss");
        assertThat(urls("<base href='javascript:x'><a href='rss'>x</a>"))
                .containsExactly("https://www.quay.example/news/rss");
    }

    @Test
    void shouldReadThePageInItsCharset() {
        byte[] page = "<link rel=alternate type='application/rss+xml' title='K\u00fcste' href='/r'>"
                .getBytes(Charset.forName("windows-1252"));

        assertThat(PageFeeds.in(page, "text/html; charset=windows-1252", PAGE))
                .extracting(Candidate::title)
                .containsExactly("K\u00fcste");
        assertThat(PageFeeds.in(page, "text/html; charset=no such charset", PAGE))
                .hasSize(1);
    }

    @Test
    void shouldBearAPageOfLinksAndNests() {
        String html = "<div>".repeat(100_000) + "<a href='/a.rss'>x</a>".repeat(50_000);

        assertThat(urls(html)).hasSizeBetween(1, 60);
    }
}
