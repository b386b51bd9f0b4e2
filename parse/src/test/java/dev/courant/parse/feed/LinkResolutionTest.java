package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkResolutionTest {
    /** RFC 3986, section 5.4, and what feeds add to it. */
    @ParameterizedTest
    @CsvSource({
        "g:h, g:h",
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q#s",
        "g;x?y#s, http://a/b/c/g;x?y#s",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../g, http://a/b/g",
        "../../../g, http://a/g",
        "/./g, http://a/g",
        "g/../h, http://a/b/c/h",
        "g?y/../x, http://a/b/c/g?y/../x",
        "ü x, http://a/b/c/ü x",
        "mailto:x@y, mailto:x@y"
    })
    void shouldResolveAsTheStandardSays(String reference, String absolute) {
        assertThat(Uris.resolve("http://a/b/c/d;p?q", reference)).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource({"http://a, b, http://a/b", "http://a?x, b, http://a/b", "urn:x, b, b", "a/b, c, c"})
    void shouldResolveAgainstOddBases(String base, String reference, String resolved) {
        assertThat(Uris.resolve(base, reference)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "<a href=\"x\">, <a href=\"https://b.example/d/x\">",
        "<a class=c href='/x'>, <a class=c href='https://b.example/x'>",
        "<img src=x.png alt=a>, <img src=https://b.example/d/x.png alt=a>",
        "<a href=\"#s\">, <a href=\"#s\">",
        "<a href=\"mailto:x@y\">, <a href=\"mailto:x@y\">",
        "<p title=\"href='x'\">, <p title=\"href='x'\">",
        "1 < 2 href=x, 1 < 2 href=x",
        "<a href=\"x, '<a href=\"https://b.example/d/x'",
        "</a href=x>, </a href=x>"
    })
    void shouldMakeLinksInMarkupAbsoluteAndLeaveTheRest(String html, String resolved) {
        assertThat(RelativeLinks.resolve(html, Base.of("https://b.example/d/e")))
                .isEqualTo(resolved);
    }

    @Test
    void shouldFollowXmlBaseThroughTheLevels() {
        Feed feed = Reading.feed(
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/x/'>"
                        + "<entry xml:base='y/'><link href='1'/><content type='html' xml:base='z/'>&lt;a href='2'></content></entry></feed>");

        assertThat(feed.entries().getFirst().link()).isEqualTo("https://b.example/x/y/1");
        assertThat(feed.entries().getFirst().content()).isEqualTo("<a href='https://b.example/x/y/z/2'>");
    }

    @Test
    void shouldResolveAgainstTheSiteThenTheAddressOfTheFeed() {
        assertThat(Reading.rss("<link>https://site.example/n/</link><item><link>1</link></item>")
                        .entries())
                .extracting(FeedEntry::link)
                .containsExactly("https://site.example/n/1");
        assertThat(Reading.item("<link>1</link>").link()).isEqualTo("https://feeds.example/a/1");
    }

    @Test
    void shouldPreferTheHtmlPageAmongAlternates() {
        FeedEntry entry = Reading.entry(
                "<link rel='self' href='https://x.example/self'/>"
                        + "<link type='application/json' href='https://x.example/json'/>"
                        + "<link rel='http://www.iana.org/assignments/relation/alternate' type='text/html' href='https://x.example/page'/>");

        assertThat(entry.link()).isEqualTo("https://x.example/page");
    }
}
