package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkResolutionTest {
    @Test
    void shouldResolveNestedXmlBases() {
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
    void shouldTakeTheAddressOfAnEscapedAnchor() {
        assertThat(Reading.item("<link>&lt;a href=\"https://x.example/n/4\" hreflang='en'&gt;Geese&lt;/a&gt;</link>")
                        .link())
                .isEqualTo("https://x.example/n/4");
    }

    @Test
    void shouldPreferTheHtmlPageAmongAlternates() {
        FeedEntry entry = Reading.entry(
                "<link rel='self' href='https://x.example/self'/>"
                        + "<link type='application/json' href='https://x.example/json'/>"
                        + "<link rel='http://www.iana.org/assignments/relation/alternate' type='text/html' href='https://x.example/page'/>");

        assertThat(entry.link()).isEqualTo("https://x.example/page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "none",
                " null ",
                "-",
                "#",
                "http://",
                "about:blank",
                "${link}",
                "&lt;site-url&gt;/a/1",
                "https://x.example/{{slug}}",
                "%3C&lt;"
            })
    void shouldHaveNoLinkWhereATemplateHasLeftItUnset(String link) {
        assertThat(Reading.item("<link>" + link + "</link>").link()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link>https://site.example/n?a=1&amp;amp;b=2</link> | https://site.example/n?a=1&b=2",
                "<link>https://site.example/n?a=1&amp;#038;b=2</link> | https://site.example/n?a=1&b=2",
                "<link>https://site.example/n?q=&lt;x&gt;</link> | https://site.example/n?q=<x>",
                "<link>www.other.example/n/1</link> | https://www.other.example/n/1",
                "<link>site.example/n/1</link> | https://site.example/n/1",
                "<link>https://https://site.example/n/1</link> | https://site.example/n/1",
                "<link>[n](https://site.example/n/1)</link><guid>https://site.example/n/1</guid> | https://site.example/n/1",
                "<link>www.pdf</link> | https://site.example/www.pdf",
                "<link>#</link><guid>https://site.example/n/1</guid> | https://site.example/n/1",
                "<link>tag:site.example,2026:1</link><guid>https://site.example/n/1</guid> | https://site.example/n/1",
                "<link>tag:site.example,2026:1</link> | tag:site.example,2026:1",
                "<guid isPermaLink='true'>/n/1</guid> | https://site.example/n/1"
            })
    void shouldMendLinksThatAreWrittenByMistake(String item, String link) {
        assertThat(Reading.rss("<link>https://site.example/</link><item>" + item + "</item>")
                        .entries())
                .extracting(FeedEntry::link)
                .containsExactly(link);
    }

    @Test
    void shouldJoinALinkThatIsBrokenIntoIndentedLines() {
        assertThat(Reading.item("<link>https://site.example/\n      n/1</link>").link())
                .isEqualTo("https://site.example/n/1");
    }

    @Test
    void shouldPreferTheLinkThatACounterOfClicksHasReplaced() {
        String counted = "<link>https://clicks.example/~r/x/1</link>";
        String namespace = " xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>";

        assertThat(Reading.item(counted + "<feedburner:origLink" + namespace
                                + "https://quay.example/a/1</feedburner:origLink>")
                        .link())
                .isEqualTo("https://quay.example/a/1");
        assertThat(Reading.item(counted + "<feedburner:origLink" + namespace + "N/A</feedburner:origLink>")
                        .link())
                .isEqualTo("https://clicks.example/~r/x/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "java&#9;script:alert(1)", "data:text/html,x", "FILE:///etc/passwd"})
    void shouldLeaveOutEveryAddressThatCouldRunCodeOrReadAFile(String address) {
        FeedEntry item = Reading.item("<link>" + address + "</link><comments>" + address + "</comments><enclosure url='"
                + address + "'/><source url='" + address + "'>Quay</source>");
        FeedEntry entry = Reading.entry(
                "<author><name>Ann</name><uri>" + address + "</uri></author><link href='" + address + "'/>");
        Feed feed = Reading.rss("<image><url>" + address + "</url></image>");
        Feed sitemap = Reading.feed("<urlset><url><loc>https://quay.example/a</loc><image:image><image:loc>" + address
                + "</image:loc></image:image></url></urlset>");

        assertThat(item.link()).isNull();
        assertThat(item.comments()).isNull();
        assertThat(item.enclosures()).isEmpty();
        assertThat(item.source()).isEqualTo(new FeedSource("Quay", null, null));
        assertThat(entry.link()).isNull();
        assertThat(entry.authors()).containsExactly(new FeedPerson("Ann", null, null));
        assertThat(feed.image()).isNull();
        assertThat(sitemap.entries().getFirst().enclosures()).isEmpty();
    }
}
