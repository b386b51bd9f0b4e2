package dev.courant.parse.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    @ParameterizedTest
    @CsvSource({
        "https://m.harbour.example/a, https://www.harbour.example/story",
        "https://amp.harbour.example/a, https://harbour.example/a",
        "https://harbour.example/tides-rise-again/amp/, https://harbour.example/tides-rise-again/",
        "https://harbour.example/tides-rise-again/2, https://harbour.example/tides-rise-again",
        "https://harbour.example/story/77/print, https://harbour.example/story/77",
        "https://harbour.example/tides-rise-again/comments/1234567, https://harbour.example/tides-rise-again",
        "https://harbour.example/tides-rise-again?s=77, https://harbour.example/tides-rise-again",
        "https://harbour.example/tides?from=mail, https://harbour.example/tides",
        "https://harbour.example/tides?ts=1923456789, https://harbour.example/tides",
        "https://harbour.example/tides-rise-again?id=77, https://harbour.example/tides-rise-again",
        "https://harbour.example/?p=77, https://harbour.example/tides",
        "https://harbour.example/article?id=77&s=1, https://harbour.example/article?id=77",
        "https://harbour.example:8443/a, https://harbour.example/a",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/a/amp, https://harbour.example/a",
    })
    void shouldBelieveAPageAboutItsOwnSite(String url, String claimed) {
        assertThat(CanonicalUrl.of(url, claimed)).isEqualTo(claimed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/a, https://elsewhere.net/a",
        "https://one.github.io/a, https://two.github.io/a",
        "http://127.0.0.1/a, http://127.0.0.2/a",
        "https://harbour.example/a, mailto:desk@harbour.example",
        "https://harbour.example/a, not a url",
        "https://harbour.example/a, ''",
    })
    void shouldNotBelieveItAboutAnother(String url, String claimed) {
        assertThat(CanonicalUrl.of(url, claimed)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/a, https://harbour.example/",
        "https://harbour.example/a, https://www.harbour.example/?utm_source=x",
        "https://harbour.example/news/tides-rise-again, https://harbour.example/news/",
        "https://m.harbour.example/news/2031/05/tides-rise-again, https://harbour.example/news",
        "https://harbour.example/news/1234567, https://harbour.example/news",
        "https://harbour.example/article.php?id=7, https://harbour.example/article.php",
        "https://harbour.example/Show.aspx?what=tides, https://harbour.example/Show.aspx",
        "https://m.harbour.example/article?ID=7, https://www.harbour.example/article",
        "https://harbour.example/view?story=tides-rise-again, https://harbour.example/view",
    })
    void shouldNotBelieveATemplateThatForgetsTheArticle(String url, String claimed) {
        assertThat(CanonicalUrl.of(url, claimed)).isEqualTo(url);
    }

    @Test
    void shouldGiveTheClaimItsCanonicalForm() {
        assertThat(CanonicalUrl.of("https://harbour.example/a", "HTTPS://HARBOUR.example:443/%62?utm_term=x#top"))
                .isEqualTo("https://harbour.example/b");
    }

    @Test
    void shouldGoWithoutAClaim() {
        assertThat(CanonicalUrl.of("https://harbour.example/a?utm_term=x", null))
                .isEqualTo("https://harbour.example/a");
    }

    @Test
    void shouldNotBelieveAClaimTooLongForAnArticle() {
        String claimed = "https://harbour.example/" + "a".repeat(5_000);

        assertThat(CanonicalUrl.of("https://harbour.example/a", claimed)).isEqualTo("https://harbour.example/a");
    }
}
