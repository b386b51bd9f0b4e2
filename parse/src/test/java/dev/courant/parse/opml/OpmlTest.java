package dev.courant.parse.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.parse.ParseException;
import dev.courant.parse.opml.Opml.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpmlTest {
    private static List<Subscription> read(String outlines) {
        String text = "<?xml version='1.0'?><opml version='2.0'><head/><body>" + outlines + "</body></opml>";
        return Opml.read(text.getBytes(StandardCharsets.UTF_8), "list.opml");
    }

    @Test
    void shouldKeepTheOrderAndTheFolders() {
        assertThat(read("<outline text='News'><outline text='A' xmlUrl='https://a.example/feed'/></outline>"
                        + "<outline type='rss' title='B &amp; C' text='x' xmlUrl=' https://b.example/feed '/>"))
                .containsExactly(
                        new Subscription("https://a.example/feed", "A", null, List.of("News")),
                        new Subscription("https://b.example/feed", "B & C"));
    }

    @Test
    void shouldReadTheSiteAndTheFoldersFromTheOutermostIn() {
        assertThat(read("<outline text='World'><outline><outline title='Ports'>"
                        + "<outline xmlUrl='https://a.example/feed' htmlUrl='https://a.example/'/>"
                        + "</outline></outline></outline>"))
                .containsExactly(new Subscription(
                        "https://a.example/feed", null, "https://a.example/", List.of("World", "Ports")));
    }

    @Test
    void shouldUseTheFirstCategoryAsFoldersWithoutOutlines() {
        assertThat(read("<outline xmlUrl='https://a.example/feed' category='/World/Ports,ferries'/>"))
                .extracting(Subscription::folders)
                .containsExactly(List.of("World", "Ports"));
    }

    @Test
    void shouldLeaveOutCharactersThatXmlDoesNotAllow() {
        assertThat(read("<outline text='A\u0001' xmlUrl='https://a.example/feed?x=\u0001\u00021'/>"))
                .containsExactly(new Subscription("https://a.example/feed?x=1", "A"));
    }

    @Test
    void shouldRefuseAnUnusableAddressOnOneLine() {
        assertThatThrownBy(() -> read("<outline xmlUrl='ftp://a.example/\n" + "x".repeat(500) + "'/>"))
                .isInstanceOf(ParseException.class)
                .hasMessageMatching(
                        "list.opml, line 1: xmlUrl=\"ftp://a.example/ x{180,}…\" is not an absolute .* URL");
    }

    @Test
    void shouldNameALineThatCannotBeUsedAndTakeTheOthers() {
        String text = """
                <opml version="2.0"><body>
                <outline text="Mole" xmlUrl="https://mole.example/feed"/>
                <outline text="Jetty" xmlUrl="jetty.example/rss"/>
                <outline text="Slip" xmlUrl="mailto:news@slip.example"/>
                <outline text="Quay" xmlUrl="https://quay.example/feed"/>
                </body></opml>
                """;

        Opml.Listing listing = Opml.list(text.getBytes(StandardCharsets.UTF_8), "list.opml");

        assertThat(listing.subscriptions()).extracting(Subscription::title).containsExactly("Mole", "Quay");
        assertThat(listing.problems())
                .containsExactly(
                        "list.opml, line 3: xmlUrl=\"jetty.example/rss\" is not an absolute http or https URL",
                        "list.opml, line 4: xmlUrl=\"mailto:news@slip.example\" is not an absolute http or https URL");
    }

    @ParameterizedTest
    @CsvSource({
        "feed://jetty.example/rss,http://jetty.example/rss",
        "feed:https://jetty.example/rss,https://jetty.example/rss",
        "feed://https://jetty.example/rss,https://jetty.example/rss",
        "FEED:http://jetty.example/rss,http://jetty.example/rss",
        "rss://jetty.example/rss,http://jetty.example/rss",
        "pcast://jetty.example/rss,http://jetty.example/rss",
        "https://jetty.example/feed:1,https://jetty.example/feed:1",
    })
    void shouldReadTheSchemesOfReaders(String written, String url) {
        assertThat(read("<outline xmlUrl='" + written + "'/>"))
                .extracting(Subscription::url)
                .containsExactly(url);
    }

    @Test
    void shouldRemoveLineBreaksFromAddressesAsBrowsersDo() {
        assertThat(read("<outline type=rss text=Jetty xmlUrl='https://\n   jetty.example/\r\nrss\t?a=1'/>"))
                .extracting(Subscription::url)
                .containsExactly("https://jetty.example/rss?a=1");
    }

    @Test
    void shouldKeepSettings() {
        Subscription paused = new Subscription(
                "https://jetty.example/rss", "Jetty", null, List.of(), Map.of("paused", "true", "labels", "a=1&b=%26"));

        String written = Opml.write("Quays", List.of(paused, new Subscription("https://b.example/rss", "B")));

        assertThat(written)
                .contains("<opml version=\"2.0\" xmlns:courant=")
                .contains("courant:labels=\"a=1&amp;b=%26\" courant:paused=\"true\"/>");
        assertThat(Opml.read(written.getBytes(StandardCharsets.UTF_8), "list.opml"))
                .contains(paused);
    }

    @Test
    void shouldReadWhatItWrites() {
        List<Subscription> list = List.of(
                new Subscription("https://c.example/feed?a=1&b=2", "Pears & \"plums\" <fresh>"),
                new Subscription("https://a.example/feed", "A", "https://a.example/", List.of("World", "Ports")),
                new Subscription("https://b.example/feed", null, null, List.of("World")),
                new Subscription("https://d.example/feed", "Two\nlines", null, List.of("World", "Ports")));

        String written = Opml.write("Quays & piers", list);

        assertThat(Opml.read(written.getBytes(StandardCharsets.UTF_8), "list.opml"))
                .containsExactlyInAnyOrder(
                        list.get(0),
                        list.get(1),
                        new Subscription("https://b.example/feed", "https://b.example/feed", null, List.of("World")),
                        list.get(3));
        assertThat(Opml.write("Quays & piers", Opml.read(written.getBytes(StandardCharsets.UTF_8), "list.opml")))
                .isEqualTo(written.replace(
                        "text=\"https://b.example/feed\"",
                        "text=\"https://b.example/feed\" title=\"https://b.example/feed\""));
    }

    @Test
    void shouldWriteFoldersAroundTheirFeeds() {
        List<Subscription> list = List.of(
                new Subscription("https://a.example/feed", "A", "https://a.example/", List.of("Ports")),
                new Subscription("https://b.example/feed", "B"));

        assertThat(Opml.write("Quays", list)).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <opml version="2.0">
                          <head>
                            <title>Quays</title>
                          </head>
                          <body>
                            <outline type="rss" text="B" title="B" xmlUrl="https://b.example/feed"/>
                            <outline text="Ports" title="Ports">
                              <outline type="rss" text="A" title="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
                            </outline>
                          </body>
                        </opml>
                        """);
    }

    @Test
    void shouldLeaveOutCharactersThatXmlForbids() {
        List<Subscription> list =
                List.of(new Subscription("https://a.example/feed", "A\u0000\u0007\uD800B\uFFFE\uD83C\uDF50"));

        assertThat(Opml.read(Opml.write("", list).getBytes(StandardCharsets.UTF_8), "list.opml"))
                .extracting(Subscription::title)
                .containsExactly("AB\uD83C\uDF50");
    }

    @Test
    void shouldReadAttributesInAnyCase() {
        assertThat(read("<outline XMLURL='https://a.example/feed'/>"))
                .containsExactly(new Subscription("https://a.example/feed", null));
    }

    @Test
    void shouldReadAFeedInTwoFoldersOnce() {
        String feed = "<outline text='A' xmlUrl='https://a.example/feed'/>";

        assertThat(read("<outline text='One'>" + feed + "</outline><outline text='Two'>" + feed + "</outline>"))
                .hasSize(1);
    }

    @Test
    void shouldReadDeeplyNestedFolders() {
        int depth = 20_000;

        assertThat(read("<outline text='f'>".repeat(depth) + "<outline xmlUrl='https://a.example/feed'/>"
                        + "</outline>".repeat(depth)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<html/>,it has no <opml> element",
        "<opml><body/></opml>,lists no feed",
        "<opml><body><outline xmlUrl='feed:x'/></body></opml>,is not an absolute http or https URL",
    })
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Opml.read(text.getBytes(StandardCharsets.UTF_8), "list.opml"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("list.opml");
    }
}
