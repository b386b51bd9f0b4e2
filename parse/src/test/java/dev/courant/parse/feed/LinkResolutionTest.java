package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void shouldPreferTheHtmlPageAmongAlternates() {
        FeedEntry entry = Reading.entry(
                "<link rel='self' href='https://x.example/self'/>"
                        + "<link type='application/json' href='https://x.example/json'/>"
                        + "<link rel='http://www.iana.org/assignments/relation/alternate' type='text/html' href='https://x.example/page'/>");

        assertThat(entry.link()).isEqualTo("https://x.example/page");
    }
}
