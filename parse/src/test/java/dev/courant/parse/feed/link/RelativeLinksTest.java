package dev.courant.parse.feed.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeLinksTest {
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
    void shouldResolveAsRfc3986Says(String reference, String absolute) {
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
    void shouldResolveLinksInMarkupAndKeepTheRest(String html, String resolved) {
        assertThat(RelativeLinks.resolve(html, Base.of("https://b.example/d/e")))
                .isEqualTo(resolved);
    }
}
