package dev.courant.parse.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.Example.org/a, news.example.org",
        "http://example.org:8080/, example.org:8080",
        "http://[::1]/, ::1",
        "https://m.example.org/a, m.example.org",
        "https://a.cdn.ampproject.org/c/s/example.org/a, a.cdn.ampproject.org",
    })
    void shouldNameTheHostThatIsAsked(String url, String host) {
        assertThat(url(url).hostKey()).isEqualTo(host);
    }

    @Test
    void shouldBeTheUrlThatIsRequested() {
        assertThat(url(" HTTPS://News.Example.org:443/a b?q=\u00e9#top "))
                .hasToString("https://news.example.org/a%20b?q=%C3%A9#top");
    }

    @Test
    void shouldEqualAnotherSpellingOfTheSameRequest() {
        assertThat(url("https://NEWS.example.org/a/../b"))
                .isEqualTo(url("https://news.example.org:443/b"))
                .hasSameHashCodeAs(url("https://news.example.org/b"))
                .isNotEqualTo(url("http://news.example.org/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "../c?d=1, https://example.org/c?d=1",
        "//other.example/a, https://other.example/a",
        "http://example.org/, http://example.org/",
    })
    void shouldResolveReferences(String reference, String target) {
        assertThat(url("https://example.org/a/b").resolve(reference)).contains(url(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:desk@example.org", "javascript:alert(1)", "ftp://example.org/", "https://a|b.example/"})
    void shouldResolveOnlyToTheWeb(String reference) {
        assertThat(url("https://example.org/a").resolve(reference)).isEmpty();
    }

    @Test
    void shouldFindThePlaceOfAPathOnItsServer() {
        assertThat(url("http://user:secret@example.org:8080/a?b=1#c").atRoot("/robots.txt"))
                .hasToString("http://example.org:8080/robots.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, /",
        "https://example.org/a%2Fb?, /a%2Fb?",
        "https://example.org/a?b=c&d#e, /a?b=c&d",
    })
    void shouldSendPathAndQuery(String url, String target) {
        assertThat(url(url).requestTarget()).isEqualTo(target);
    }

    @Test
    void shouldCompareOrigins() {
        WebUrl page = url("https://example.org/a");

        assertThat(page.isSameOrigin(url("https://example.org:443/b"))).isTrue();
        assertThat(page.isSameOrigin(url("http://example.org/a"))).isFalse();
        assertThat(page.isSameOrigin(url("https://example.org:8443/a"))).isFalse();
    }

    @Test
    void shouldHaveACanonicalForm() {
        WebUrl page = url("https://Example.org/a?utm_source=feed#top");

        assertThat(page.canonical()).hasToString("https://example.org/a");
        assertThat(page.canonical("https://example.org/b")).hasToString("https://example.org/b");
        assertThat(page.canonical("https://elsewhere.example/b")).isEqualTo(page.canonical());
        assertThat(page.canonical(null)).isEqualTo(page.canonical());
    }

    @Test
    void shouldKeepItselfWithoutAFragment() {
        assertThat(url("https://example.org/a#b").withoutFragment()).isEqualTo(url("https://example.org/a"));
        assertThat(url("https://example.org/a").withoutFragment()).isEqualTo(url("https://example.org/a"));
    }
}
