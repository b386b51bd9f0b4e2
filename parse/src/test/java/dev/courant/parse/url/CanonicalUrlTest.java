package dev.courant.parse.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
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
        "https://example.org./a, https://example.org/a",
        "https://example.org/a/../b/./c, https://example.org/b/c",
        "https://example.org/a/%2e%2E/b, https://example.org/b",
        "https://user:secret@example.org/a, https://example.org/a",
        "https://bücher.example/ä, https://xn--bcher-kva.example/%C3%A4",
        "https://xn--bcher-kva.example/, https://xn--bcher-kva.example/",
        "https://BÜCHER.example/, https://xn--bcher-kva.example/",
        "' https://example.org/a ', https://example.org/a",
    })
    void shouldGiveOneFormToWhatNamesTheSameArticle(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
        assertThat(CanonicalUrl.of(canonical)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "/a b, /a%20b",
        "/%61%2d%5F%7e, /a-_~",
        "/caf%c3%a9, /caf%C3%A9",
        "/café, /caf%C3%A9",
        "/a%2fb, /a%2Fb",
        "/a[1]{2}|3, /a%5B1%5D%7B2%7D%7C3",
        "/?a[]=b|c^d, /?a%5B%5D=b%7Cc%5Ed",
        "/100%, /100%25",
        "/100%25, /100%25",
        "/%%36%31, /%2561",
        "/?q=a+b, /?q=a+b",
        "/?q=a%20b, /?q=a%20b",
        "/?q=a%26b, /?q=a%26b",
        "/%E9t%e9, /%E9t%E9",
    })
    void shouldSpellPercentEncodingInOneWay(String path, String canonical) {
        assertThat(CanonicalUrl.of("https://example.org" + path)).contains("https://example.org" + canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "?utm_source=x&id=7&UTM_Medium=y, ?id=7",
        "?fbclid=1, ''",
        "?, ''",
        "?&&b=2&&a=1&, ?b=2&a=1",
        "?b=2&a=1, ?b=2&a=1",
        "?b=&a, ?b=&a",
        "?ut%6d_source=x, ''",
        "?a=1&amp;utm_source=x&amp;b=2, ?a=1&amp;b=2",
        "?PHPSESSID=0a1b2c&id=7, ?id=7",
        "?ASPSESSIONIDQQ=AB, ''",
        "?sid=77, ?sid=77",
        "?from=rss, ''",
        "?from=berlin, ?from=berlin",
        "?rss=1, ''",
        "?rss=77, ?rss=77",
        "?ref=harbour.example, ''",
        "?ref=77.1, ?ref=77.1",
        "?ref=frontpage, ?ref=frontpage",
        "?source=rss&source=wire, ?source=wire",
        "?crop/1420x708/format/webp, ?crop/1420x708/format/webp",
    })
    void shouldDropOnlyParametersThatSayNothingOfTheArticle(String query, String canonical) {
        assertThat(CanonicalUrl.of("https://example.org/a" + query)).contains("https://example.org/a" + canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "/a;jsessionid=0A1B.node2, /a",
        "/a;JSESSIONID=0A1B/b?x=1, /a/b?x=1",
        "/a;jsessionid=0A1B;v=2, /a;v=2",
        "/a;v=2, /a;v=2",
        "/dossier;sessions=2, /dossier;sessions=2",
    })
    void shouldDropSessionsFromThePath(String path, String canonical) {
        assertThat(CanonicalUrl.of("https://example.org" + path)).contains("https://example.org" + canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/#!/story/7, https://example.org/#!/story/7",
        "https://example.org/#/story/h%c3%a4fen, https://example.org/#/story/h%C3%A4fen",
        "https://example.org/#/story/häfen, https://example.org/#/story/h%C3%A4fen",
        "https://example.org/a#comments, https://example.org/a",
        "https://example.org/a#/, https://example.org/a",
        "https://example.org/a#:~:text=tide, https://example.org/a",
    })
    void shouldKeepFragmentsThatAreRoutes(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/tides/amp?x=1, https://harbour.example/tides/amp?x=1",
        "https://harbour-example.cdn.ampproject.org/c/harbour.example/tides, http://harbour.example/tides",
        "https://harbour-example.cdn.ampproject.org/v/s/harbour.example/tides?amp_js_v=0.1&usqp=mq#origin=x, https://harbour.example/tides",
        "https://www.google.com/amp/s/Harbour.example/tides, https://harbour.example/tides",
        "https://a.cdn.ampproject.org/c/s/google.com./amp/x.example, https://a.cdn.ampproject.org/c/s/google.com./amp/x.example",
        "https://a.cdn.ampproject.org./c;jsessionid=1/s/harbour.example/a, https://harbour.example/a",
        "https://harbour-example.cdn.ampproject.org/i/s/harbour.example/a.jpg, https://harbour-example.cdn.ampproject.org/i/s/harbour.example/a.jpg",
        "https://a.cdn.ampproject.org/c/s/harbour, https://a.cdn.ampproject.org/c/s/harbour",
        "https://a.cdn.ampproject.org/c/s/x@harbour.example/a, https://a.cdn.ampproject.org/c/s/x@harbour.example/a",
        "https://cdn.ampproject.org.evil.example/c/s/harbour.example/a, https://cdn.ampproject.org.evil.example/c/s/harbour.example/a",
        "https://www.google.com/search/s/harbour.example, https://www.google.com/search/s/harbour.example",
    })
    void shouldFindThePublisherInTheAddressOfAnAmpCache(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/tides?amp, https://harbour.example/tides",
        "https://harbour.example/tides?amp=1&id=7, https://harbour.example/tides?id=7",
        "https://harbour.example/tides?outputType=amp, https://harbour.example/tides",
        "https://harbour.example/tides?amp=7, https://harbour.example/tides?amp=7",
        "https://harbour.example/tags/amp, https://harbour.example/tags/amp",
        "https://harbour.example/tides/amp/, https://harbour.example/tides/amp/",
        "https://amp.harbour.example/tides, https://amp.harbour.example/tides",
        "https://m.harbour.example/tides, https://m.harbour.example/tides",
    })
    void shouldLeaveOtherAmpAndMobileFormsToThePagesOwnWord(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "mailto:desk@example.org",
                "ftp://example.org/a",
                "http://",
                "javascript:void(0)",
                "https://é&.example/a",
                "https://a|b.example/"
            })
    void shouldTakeNothingElse(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
        assertThat(WebUrl.parse(url)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalUrl.of(url, null));
    }

    @Test
    void shouldKeepArticlesApartThatOnlyLookAlike() {
        assertThat(new String[] {
                    "https://example.org/a",
                    "https://example.org/a/",
                    "https://example.org/A",
                    "https://example.org//a",
                    "https://www.example.org/a",
                    "http://example.org/a",
                    "https://example.org/a?id=",
                    "https://example.org/a?id=1&n=2",
                    "https://example.org/a?n=2&id=1",
                    "https://example.org/index.html",
                })
                .extracting(url -> CanonicalUrl.of(url).orElseThrow())
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldLeaveACanonicalFormAsItIs(long seed) {
        String[] parts = {
            "/",
            "/c/s/",
            "/amp/s/",
            "x.cdn.ampproject.org",
            "google.com",
            "example.org",
            ".",
            "..",
            "%",
            "%2",
            "5",
            "%2e",
            "%61",
            "%25",
            "?",
            "&",
            "=",
            "amp",
            "utm_source",
            "ref",
            ";jsessionid=",
            "#",
            "#!",
            "é",
            "\uD800",
            "[",
            "|",
            "'",
            "+",
            " ",
            "@",
            ":",
            "\\",
            "*",
            "\t",
            "a"
        };
        String[] starts = {
            "https://example.org", "https://a.cdn.ampproject.org/c", "http://google.com./amp/", "https://"
        };
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder url = new StringBuilder(starts[random.nextInt(starts.length)]);
            random.ints(random.nextInt(14), 0, parts.length).forEach(part -> url.append(parts[part]));
            CanonicalUrl.of(url.toString())
                    .ifPresent(once ->
                            assertThat(CanonicalUrl.of(once)).as(url.toString()).contains(once));
        }
    }
}
