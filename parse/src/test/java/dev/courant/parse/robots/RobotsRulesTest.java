package dev.courant.parse.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vertical bars stand for line ends; the crawler is {@code HarbourBot} unless said. */
class RobotsRulesTest {
    private static final String SITE = "https://harbour.example";

    private static RobotsRules rules(String file) {
        return RobotsRules.parse(file.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static boolean allowed(String file, String path) {
        return rules(file).isAllowed("HarbourBot", SITE + path);
    }

    @Test
    void shouldAlwaysAllowTheFileOfRulesItself() {
        assertThat(allowed("User-agent: *|Disallow: /", "/robots.txt")).isTrue();
        assertThat(allowed("User-agent: *|Disallow: /", "/robots.txt/a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Disallow: /, /a, false",
        "Disallow:, /a, true",
        "Allow: /, /a, true",
        "Disallow: /news, /news/today, false",
        "Disallow: /news, /newsletter, false",
        "Disallow: /news/, /news, true",
        "Disallow: /News, /news, true",
        "Disallow: news, /news, true",
        "Disallow: /*.pdf, /tides/table.pdf?year=2031, false",
        "Disallow: /*.pdf$, /tides/table.pdf?year=2031, true",
        "Disallow: /*.pdf$, /tides/table.pdf, false",
        "Disallow: /a*b*c$, /abbbc, false",
        "Disallow: /a*b*c$, /abcb, true",
        "Disallow: /a*bab$, /ababab, false",
        "Disallow: /a*ab$, /ab, true",
        "Disallow: /a**b, /a-b, false",
        "Disallow: *print, /story/print, false",
        "Disallow: /$, /, false",
        "Disallow: /$, /a, true",
        "Disallow: $, /a, true",
        "Disallow: /a$b, /a$b, false",
        "Disallow: /a;sort, /a;sort=old, false",
        "Disallow: /?s=, /?s=tide, false",
        "Disallow: /*?, /story?page=2, false",
    })
    void shouldMatchPatternsFromTheBeginningOfThePath(String rule, String path, boolean allowed) {
        assertThat(allowed("User-agent: *|" + rule, path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "Disallow: /news|Allow: /news/tides, /news/tides, true",
        "Allow: /news/tides|Disallow: /news, /news/tides, true",
        "Allow: /news|Disallow: /news/tides, /news/tides, false",
        "Disallow: /news|Allow: /news, /news, true",
        "Allow: /news|Disallow: /*.html, /news.html, false",
        "Allow: /news.htm|Disallow: /*.html, /news.html, true",
    })
    void shouldLetTheLongestRuleWinAndAllowingOnTies(String rules, String path, boolean allowed) {
        assertThat(allowed("User-agent: *|" + rules, path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/caf%c3%a9, /caf%C3%A9, false",
        "/café, /caf%C3%A9, false",
        "/%6eews, /news, false",
        "/news, /%6eew%73, false",
        "/a%2fb, /a%2Fb, false",
        "/a%2fb, /a/b, true",
        "/a b, /a%20b, false",
        "/{id}, /%7Bid%7D, false",
        "/a%2Ab, /a*b, false",
        "/a%2Ab, /axb, true",
        "/a%24, /a$, false",
        "/100%, /100%, false",
    })
    void shouldCompareOneSpelling(String pattern, String path, boolean allowed) {
        assertThat(allowed("User-agent: *|Disallow: " + pattern, path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/boats/, true",
        "/boats/index.html, true",
        "/boats/index.htm, false",
        "/boats/list, false",
    })
    void shouldTakeTheAllowedIndexOfAFolderForTheFolder(String path, boolean allowed) {
        assertThat(allowed("User-agent: *|Disallow: /boats/|Allow: /boats/index.html", path))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "User-agent: *|Disallow: /||User-agent: harbourbot|Disallow: /b, true",
        "User-agent: HarbourBot|Disallow: /b||User-agent: *|Disallow: /, true",
        "User-agent: HarbourBot/2.0|Disallow: /||User-agent: *|Disallow:, false",
        "User-agent: Harbour|Disallow: /, true",
        "User-agent: HarbourBot-Images|Disallow: /, true",
        "User-agent: HarbourBot|Disallow: /b||User-agent: x|Disallow: /||User-agent: HarbourBot|Disallow: /a, false",
        "User-agent: x|User-agent: HarbourBot|Disallow: /, false",
        "User-agent: HarbourBot|Disallow:||User-agent: *|Disallow: /, true",
        "User-agent: HarbourBot||User-agent: *|Disallow: /, false",
        "User-agent: * everybody|Disallow: /, false",
        "User-agent: *bot|Disallow: /, true",
        "Disallow: /, true",
        "User-agent: HarbourBot|Sitemap: /map.xml|User-agent: x|Disallow: /, false",
        "User-agent: HarbourBot|Crawl-delay: 2|User-agent: x|Disallow: /, false",
        "User-agent: HarbourBot|Disallow: /b|Noindex: /c|Disallow: /a, false",
    })
    void shouldFindTheGroupsThatSpeakToIt(String file, boolean allowed) {
        assertThat(allowed(file, "/a")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFUser-agent: *|Disallow: /",
                "USER-AGENT:*|DISALLOW:/",
                "user agent: *|Disallow: /",
                "useragent *|disallow /",
                "User-agent: *|dissallow: /",
                "User-agent: *|Disalow: /",
                "  User-agent\t:\t*  # everybody|  Disallow : / # nothing",
                "User-agent: *\rDisallow: /\r",
                "User-agent: *\r\nDisallow: /\r\n",
                "<!doctype html>|User-agent: *|{]|Disallow: /",
                "User-agent: *|Disallow: / \f",
            })
    void shouldReadWhatIsMeant(String file) {
        assertThat(allowed(file, "/a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User-agent: *|Disallow",
                "User-agent: *|Disallow / all",
                "User-agent: *|: /",
                "User-agent: *|# Disallow: /",
                "User-agent: *|Forbid: /",
                "",
            })
    void shouldPassOverWhatMeansNothing(String file) {
        assertThat(allowed(file, "/a")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HarbourBot, false",
        "HarbourBot/2.1 (+https://harbour.example/bot), false",
        "Harbour9Bot, true",
        "'', true"
    })
    void shouldKnowAgentsByTheirProductToken(String agent, boolean allowed) {
        RobotsRules rules = rules("User-agent: HarbourBot|User-agent: Harbour|User-agent:|Disallow: /");

        assertThat(rules.isAllowed(agent, SITE)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://harbour.example?s=tide",
                "https://harbour.example/?s=tide#top",
                "//harbour.example/?s=tide",
                "/?s=tide",
                "https://harbour.example/?s=tide://",
            })
    void shouldFindThePathOfAUrl(String url) {
        assertThat(rules("User-agent: *|Disallow: /?s=tide").isAllowed("x", url))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://harbour.example", "https://harbour.example#/a", "harbour.example", ""})
    void shouldTakeAnEmptyPathForASlash(String url) {
        assertThat(rules("User-agent: *|Disallow: /$").isAllowed("x", url)).isFalse();
    }

    @Test
    void shouldNameTheSitemapsOfAllGroups() {
        RobotsRules rules = rules("Sitemap: https://harbour.example/a.xml|User-agent: x|Disallow: /|"
                + "site-map: https://harbour.example/häfen.xml|sitemap:|Sitemap: https://harbour.example/a.xml");

        assertThat(rules.sitemaps())
                .containsExactly("https://harbour.example/a.xml", "https://harbour.example/häfen.xml");
    }

    @Test
    void shouldBoundTheListOfSitemaps() {
        StringBuilder file = new StringBuilder("Sitemap: https://harbour.example/" + "a".repeat(3_000) + "|");
        for (int i = 0; i < 500; i++) {
            file.append("Sitemap: https://harbour.example/").append(i).append('|');
        }

        assertThat(rules(file.toString()).sitemaps()).hasSize(100).first().isEqualTo("https://harbour.example/0");
    }
}
