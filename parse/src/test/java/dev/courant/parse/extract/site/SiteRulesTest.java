package dev.courant.parse.extract.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.parse.ParseException;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteRulesTest {
    private static final String PROSE =
            "The council of the invented valley voted, after an hour, to keep its old mill and to mend its roof. ";
    private static final String RULES = """
            mill.example:
              select: [.no-such, "div[data-part=story]"]
              strip: [.promo, "p:contains(Advice)"]
              title: .line
              author: [.writer]
              date: .when
              dateFormat: d MMMM yyyy, HH:mm
              language: de
              zone: Europe/Berlin
            old.mill.example:
              select: main
            """;
    private static final String PAGE = """
            <title>Something else</title><h1>Mill | Valley</h1><div class=line>The mill stays</div>
            <span class=writer>Von Mia Öz</span><span class=when>4. März 2026, 07:30</span>
            <div data-part=story><p>Short.</p><div class=promo>Buy flour.</div><p>Advice</p><p>%s</p></div>
            <div class=entry-content><p>%s</p></div>""".formatted(PROSE, PROSE.repeat(9));

    private final SiteRules rules = SiteRules.parse(RULES.replace("d MMMM", "d. MMMM"), "rules.yaml");

    @Test
    void shouldReadTheBodyWhereTheRuleSays() {
        Extraction.Extracted article = extract("https://www.mill.example/a", PAGE);

        assertThat(article.method()).isEqualTo("site-rule");
        assertThat(article.text().lines()).containsExactly("Short.", PROSE.strip());
    }

    @Test
    void shouldReadTheFieldsWhereTheRuleSays() {
        var metadata = extract("https://mill.example/a", PAGE).metadata();

        assertThat(metadata.title()).isEqualTo("The mill stays");
        assertThat(metadata.authors()).containsExactly("Mia Öz");
        assertThat(metadata.published()).isEqualTo(Instant.parse("2026-03-04T06:30:00Z"));
        assertThat(metadata.provenance())
                .containsEntry("published", "site-rule")
                .containsEntry("title", "site-rule");
    }

    @Test
    void shouldFallThroughWhereNothingMatches() {
        Extraction.Extracted article = extract("https://old.mill.example/a", PAGE);

        assertThat(article.method()).isEqualTo("content-tree");
        assertThat(article.text()).startsWith("The council");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://mill.example/a, mill.example",
                "https://WWW.Mill.example:8080/a, mill.example",
                "https://very.old.mill.example/a, old.mill.example",
                "https://windmill.example/a, -",
                "https://example/a, -",
                "not an address, -"
            })
    void shouldMatchHostsAndThoseUnderThem(String url, String host) {
        SiteRule rule = rules.forUrl(url);

        assertThat(rule == null ? null : rule.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example:\\n  selct: p | rules.yaml:2: a.example: \"selct\" is no field; write select, strip",
                "a.example:\\n  select: p\\n  strip: '[' | rules.yaml:3: a.example: strip: \"[\" is no CSS selector",
                "a.example: | rules.yaml:1: a.example: has no fields; write at least select:",
                "a.example:\\n  zone: UTC | rules.yaml:1: a.example: selects nothing; write at least select:",
                "a.example:\\n  select: p\\n  zone: Mars | rules.yaml:3: a.example: zone: \"Mars\" is no time zone",
                "a.example:\\n  select: p\\n  dateFormat: bbb | rules.yaml:3: a.example: dateFormat: \"bbb\" is no pattern",
                "a.example:\\n  select: {a: b} | rules.yaml:2: a.example: select is no text; write one value or a list",
                "https://a.example/:\\n  select: p | rules.yaml:1: https://a.example/: is no host; write its name alone",
                "- a | rules.yaml:1: is no mapping; write a host",
                "a.example: [ | rules.yaml:1: a.example: has no fields"
            })
    void shouldSayWhereAnErrorIsAndWhatToWrite(String yaml, String message) {
        assertThatThrownBy(() -> SiteRules.parse(yaml.replace("\\n", "\n"), "rules.yaml"))
                .isInstanceOf(ParseException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldTakeAnEmptyFileForNoRules() {
        assertThat(SiteRules.parse("# nothing yet\n", "rules.yaml").size()).isZero();
    }

    private Extraction.Extracted extract(String url, String html) {
        Extraction found =
                Extractor.withRules(() -> rules).extract(new Page(html.getBytes(StandardCharsets.UTF_8), "utf-8", url));
        return (Extraction.Extracted) Objects.requireNonNull(found);
    }
}
