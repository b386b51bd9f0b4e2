package dev.courant.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://News.Example.ORG:80/a, http://news.example.org/a",
        "https://example.org:443/a#part, https://example.org/a",
        "https://example.org:8443/a, https://example.org:8443/a",
        "https://example.org, https://example.org/",
        "https://example.org/a/../b/./c, https://example.org/b/c",
        "https://example.org/a?utm_source=x&id=7&UTM_Medium=y, https://example.org/a?id=7",
        "https://example.org/a?fbclid=1, https://example.org/a",
        "https://example.org/a?, https://example.org/a",
        "https://example.org/a?b=2&a=1, https://example.org/a?b=2&a=1",
        "https://user:secret@example.org/a, https://example.org/a",
        "https://bücher.example/ä, https://xn--bcher-kva.example/%C3%A4",
        "https://example.org/a b, https://example.org/a%20b",
    })
    void shouldGiveOneFormToWhatNamesTheSameArticle(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
        assertThat(CanonicalUrl.of(canonical)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "mailto:desk@example.org", "ftp://example.org/a", "http://", "javascript:void(0)"})
    void shouldTakeNothingElse(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
        assertThat(CanonicalUrl.host(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.example.org/a, https://www.example.org/story, https://www.example.org/story",
        "https://example.org/a, https://elsewhere.net/a, https://example.org/a",
        "https://example.org/a, https://example.org/, https://example.org/a",
        "https://example.org/a, not a url, https://example.org/a",
        "https://one.github.io/a, https://two.github.io/a, https://one.github.io/a",
        "https://example.org/a?utm_term=x, , https://example.org/a",
    })
    void shouldBelieveAPageAboutItsOwnSiteOnly(String url, String claimed, String canonical) {
        assertThat(CanonicalUrl.of(url, claimed)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.Example.org/a, news.example.org",
        "http://example.org:8080/, example.org:8080",
        "http://[::1]/, ::1",
    })
    void shouldNameTheHost(String url, String host) {
        assertThat(CanonicalUrl.host(url)).contains(host);
    }
}
