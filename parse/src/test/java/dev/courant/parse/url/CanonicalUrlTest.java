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
    @ValueSource(
            strings = {
                "https://www.google.com/url?rct=j&sa=t&url=https://weir.example/lock%3Fid%3D7&ct=ga&cd=C&usg=A",
                "https://www.google.co.uk/url?q=https://weir.example/lock?id=7&sa=U",
                "https://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fweir.example%2flock%3fid%3d7&c=1",
                "https://www.bing.com/ck/a?!&&p=5d&u=a1aHR0cHM6Ly93ZWlyLmV4YW1wbGUvbG9jaz9pZD03&ntb=1",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fweir.example%2Flock%3Fid%3D7%26fbclid%3Dx&h=A",
                "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fweir.example%2Flock%3Fid%3D7&rut=b",
                "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fweir.example%2flock%3fid%3d7/RK=2/RS=x",
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fweir.example%2Flock%3Fid%3D7&data=05",
                "https://track.quay.example/click?u=https%3A%2F%2Fweir.example%2Flock%3Fid%3D7&utm_source=rss",
                "https://quay.example/redirect.php?id=3&target=https%3A%2F%2Fweir.example%2Flock%3Fid%3D7",
                "https://quay.example/go?to=https://www.google.com/url?url%3Dhttps%253A%252F%252Fweir.example%252Flock%253Fid%253D7",
            })
    void shouldTakeTheUrlOutOfAWrapper(String wrapper) {
        assertThat(CanonicalUrl.of(wrapper)).contains("https://weir.example/lock?id=7");
        assertThat(WebUrl.parse(wrapper).orElseThrow().unwrapped().http().host())
                .isEqualTo("weir.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://quay.example/login?redirect=https%3A%2F%2Fweir.example%2Flock",
                "https://translate.quay.example/translate?u=https%3A%2F%2Fweir.example%2Flock",
                "https://quay.example/share?url=https%3A%2F%2Fquay.example%2Flock",
                "https://quay.example/url?url=lock",
                "https://www.google.com/url?sa=t",
                "https://www.google.com/search?q=https%3A%2F%2Fweir.example%2Flock",
                "https://notgoogle.example/url/lock?q=https%3A%2F%2Fweir.example%2Flock",
            })
    void shouldLeaveAloneWhatIsNoWrapper(String url) {
        assertThat(CanonicalUrl.of(url)).contains(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://weir.example/p/lock?r=2mgxo2&triedRedirect=true, https://weir.example/p/lock",
        "https://weir.substack.com/p/lock?r=2mgxo2, https://weir.substack.com/p/lock",
        "https://weir.example/p/lock?r=2mgxo2, https://weir.example/p/lock?r=2mgxo2",
        "https://weir.notion.site/Lock-1a2b?pvs=4, https://weir.notion.site/Lock-1a2b",
        "https://weir.example/lock?pvs=4, https://weir.example/lock?pvs=4",
        "https://weir.example/lock?CMP=share_btn, https://weir.example/lock",
        "https://weir.example/lock?output=amp, https://weir.example/lock",
        "https://weir.example/lock?a=1&amp;b=2, https://weir.example/lock?a=1&b=2",
        "https://weir.example/lock?amp;b=2, https://weir.example/lock?b=2",
    })
    void shouldKnowParametersByTheirSite(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
        assertThat(CanonicalUrl.of(canonical)).contains(canonical);
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
        "?a=1&amp;utm_source=x&amp;b=2, ?a=1&b=2",
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
