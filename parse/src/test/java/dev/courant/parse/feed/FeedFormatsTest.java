package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedFormatsTest {
    @Test
    void shouldReadAnRss20Channel() {
        Feed feed = Reading.feed(Reading.fixture("harbour-rss20.xml"));

        assertThat(feed.format()).isEqualTo("RSS 2.0");
        assertThat(feed.title()).isEqualTo("Port Linnet Gazette");
        assertThat(feed.link()).isEqualTo("https://gazette.example/");
        assertThat(feed.language()).isEqualTo("en-gb");
        assertThat(feed.rights()).isEqualTo("Port Linnet Press");
        assertThat(feed.generator()).isEqualTo("Quayside 3");
        assertThat(feed.updated()).isEqualTo(Instant.parse("2026-11-21T10:05:00Z"));
        assertThat(feed.authors()).containsExactly(new FeedPerson("Ida Moss", "desk@gazette.example", null));
        assertThat(feed.image())
                .isEqualTo(new FeedImage("https://gazette.example/logo.png", "Gazette", "https://gazette.example/"));
    }

    @Test
    void shouldReadThePollingHintsOfAnRss20Channel() {
        Feed feed = Reading.feed(Reading.fixture("harbour-rss20.xml"));

        assertThat(feed.polling())
                .isEqualTo(new FeedPolling(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(15),
                        List.of("https://hub.example/"),
                        "https://gazette.example/feed.xml"));
    }

    @Test
    void shouldReadAnRss20Item() {
        FeedEntry entry =
                Reading.feed(Reading.fixture("harbour-rss20.xml")).entries().getFirst();

        assertThat(entry)
                .isEqualTo(new FeedEntry(
                        "gazette-1001",
                        "Ferry &amp; tram fares frozen",
                        "https://gazette.example/2026/fares",
                        Instant.parse("2026-11-21T08:30:00Z"),
                        null,
                        "The council voted nine to four.",
                        "<p>The council voted. <a href=\"https://gazette.example/minutes\">Minutes</a></p>",
                        List.of(new FeedPerson("Ben Carrow", null, null), new FeedPerson("Ada Finch", null, null)),
                        List.of("Transport", "Council"),
                        List.of(
                                new FeedEnclosure("https://gazette.example/fares.mp3", "audio/mpeg", 4096L),
                                new FeedEnclosure("https://gazette.example/fares.jpg", "image/jpeg", null)),
                        "https://gazette.example/2026/fares#comments",
                        null,
                        new FeedSource("Coast Wire", "https://wire.example/feed", null)));
    }

    @Test
    void shouldUseThePermalinkAndTheEditorOfAnItemWithoutLinkAndAuthor() {
        FeedEntry entry =
                Reading.feed(Reading.fixture("harbour-rss20.xml")).entries().get(1);

        assertThat(entry.link()).isEqualTo("https://gazette.example/2026/lighthouse");
        assertThat(entry.authors()).extracting(FeedPerson::name).containsExactly("Ida Moss");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
    }

    @Test
    void shouldReadAnAtom10Feed() {
        Feed feed = Reading.feed(Reading.fixture("orchard-atom10.xml"));

        assertThat(feed.format()).isEqualTo("Atom 1.0");
        assertThat(feed.title()).isEqualTo("Apples &lt; Pears");
        assertThat(feed.description()).isEqualTo("Notes &amp; <em>tastings</em>");
        assertThat(feed.link()).isEqualTo("https://orchard.example/blog/");
        assertThat(feed.language()).isEqualTo("de");
        assertThat(feed.image()).isEqualTo(new FeedImage("https://orchard.example/blog/logo.png", null, null));
        assertThat(feed.polling().self()).isEqualTo("https://orchard.example/blog/feed.atom");
    }

    @Test
    void shouldReadAnAtom10Entry() {
        FeedEntry entry =
                Reading.feed(Reading.fixture("orchard-atom10.xml")).entries().getFirst();

        assertThat(entry)
                .isEqualTo(new FeedEntry(
                        "tag:orchard.example,2026:1",
                        "The <b>winter</b> harvest",
                        "https://orchard.example/blog/2026/winter",
                        Instant.parse("2026-11-19T12:00:00Z"),
                        Instant.parse("2026-11-19T13:30:00Z"),
                        "Late, but sweet.",
                        "<p>Late. <img src=\"https://orchard.example/blog/tree.jpg\"></p>",
                        List.of(new FeedPerson(
                                "Nora Quince", "nora@orchard.example", "https://orchard.example/blog/about")),
                        List.of("Harvest"),
                        List.of(new FeedEnclosure("https://orchard.example/blog/winter.png", "image/png", 12L)),
                        "https://orchard.example/blog/2026/winter#talk",
                        null,
                        null));
    }

    @Test
    void shouldReadTheSourceAndTheAuthorOfAnAtomEntry() {
        FeedEntry entry =
                Reading.feed(Reading.fixture("orchard-atom10.xml")).entries().get(1);

        assertThat(entry.title()).isEqualTo("Cider week");
        assertThat(entry.authors()).extracting(FeedPerson::name).containsExactly("Till Damson");
        assertThat(entry.source()).isEqualTo(new FeedSource("Cider News", "https://cider.example/", "urn:x-cider"));
    }

    @Test
    void shouldReadRss10WithItsImageAndItemsBesideTheChannel() {
        Feed feed = Reading.feed(Reading.fixture("tram-rss10.xml"));
        FeedEntry entry = feed.entries().getFirst();

        assertThat(feed.format()).isEqualTo("RSS 1.0");
        assertThat(feed.language()).isEqualTo("fr");
        assertThat(feed.image()).isEqualTo(new FeedImage("https://tram.example/logo.gif", "Tram", null));
        assertThat(entry.id()).isEqualTo("https://tram.example/line4");
        assertThat(entry.authors()).extracting(FeedPerson::name).containsExactly("Luc Aubier");
        assertThat(entry.categories()).containsExactly("Lines");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-16T06:15:00Z"));
    }

    @Test
    void shouldReadAtom03() {
        Feed feed = Reading.feed(Reading.fixture("mill-atom03.xml"));
        FeedEntry entry = feed.entries().getFirst();

        assertThat(feed.format()).isEqualTo("Atom 0.3");
        assertThat(feed.description()).isEqualTo("From the old mill");
        assertThat(entry.content()).isEqualTo("<p>It turns</p>");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-14T10:00:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-14T11:00:00Z"));
    }

    @Test
    void shouldReadCdf() {
        Feed feed = Reading.feed(
                "<CHANNEL HREF='https://glade.example/'><TITLE>Glade</TITLE>"
                        + "<ITEM HREF='https://glade.example/1' LASTMOD='2026-11-04T05:00'><TITLE>One</TITLE></ITEM></CHANNEL>");

        assertThat(feed.format()).isEqualTo("CDF");
        assertThat(feed.title()).isEqualTo("Glade");
        assertThat(feed.entries()).extracting(FeedEntry::link).containsExactly("https://glade.example/1");
        assertThat(feed.entries())
                .extracting(FeedEntry::updated)
                .containsExactly(Instant.parse("2026-11-04T05:00:00Z"));
    }

    @Test
    void shouldReadJsonFeed() {
        Feed feed = Reading.feed(Reading.fixture("glade.json"));
        FeedEntry entry = feed.entries().getFirst();

        assertThat(feed.format()).isEqualTo("JSON Feed 1.1");
        assertThat(feed.title()).isEqualTo("Glade &amp; Fen");
        assertThat(feed.polling().hubs()).containsExactly("https://hub.example/");
        assertThat(entry.title()).isEqualTo("Otters &lt; 10");
        assertThat(entry.link()).isEqualTo("https://feeds.example/otters");
        assertThat(entry.content()).isEqualTo("<p>Seen <a href='https://feeds.example/map'>here</a></p>");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-13T11:00:00Z"));
        assertThat(entry.categories()).containsExactly("Rivers");
        assertThat(entry.authors()).extracting(FeedPerson::name).containsExactly("Mae Alder");
        assertThat(feed.entries().get(1).id()).isEqualTo("8");
        assertThat(feed.entries().get(1).content()).isEqualTo("a &lt; b");
    }

    @Test
    void shouldLeaveOutItemsOfAJsonFeedThatAreNoObjects() {
        assertThat(Reading.feed("{\"items\": [null, \"x\", {\"id\": \"7\"}]}").entries())
                .extracting(FeedEntry::id)
                .containsExactly("7");
    }

    @Test
    void shouldReadABreakInATitleAsABlank() {
        assertThat(Reading.item("<title>Otters&lt;br/&gt;return</title>").title())
                .isEqualTo("Otters return");
    }

    @Test
    void shouldSayWhyADocumentIsNoFeed() {
        assertThat(Reading.of("")).isEqualTo(new FeedReading.Unreadable("the body is empty"));
        assertThat(Reading.of("<!DOCTYPE html><html><body>Log in</body></html>"))
                .isEqualTo(new FeedReading.Unreadable("an HTML page, not a feed"));
        assertThat(Reading.of("{\"items\": 3}"))
                .isEqualTo(new FeedReading.Unreadable("JSON, but no JSON Feed: it has no items"));
        assertThat(Reading.of("{\"items\": [")).isInstanceOf(FeedReading.Unreadable.class);
        assertThat(Reading.of("gone")).isEqualTo(new FeedReading.Unreadable("neither XML nor JSON"));
    }

    @Test
    void shouldReadTheImageOfAnOldPodcast() {
        assertThat(Reading.rss("<itunes:link rel='image' href='/logo.jpg'/>").image())
                .isEqualTo(new FeedImage("https://feeds.example/logo.jpg", null, null));
        assertThat(Reading.rss("<itunes:link rel='related' href='/shop'/>").image())
                .isNull();
    }
}
