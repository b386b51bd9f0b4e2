package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFeedTest {
    @Test
    void shouldKeepTheEntriesBeforeTheBreakAndReportIt() {
        FeedReading.Read read = Reading.read(
                Reading.of("<rss><channel><item><title>One</title></item><item><title>Two</title></item><item><tit"));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).startsWith("One", "Two");
        assertThat(read.problems()).containsExactly("xml: ends before </rss>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>https://ferry.exa",
                "<link>https://ferry.example/2031/lat",
                "<link><![CDATA[https://ferry.example/2031/la",
                "<link>https://ferry.example/2031/late</li",
                "<link href='https://ferry.example/20",
            })
    void shouldLeaveOutTheEntryWhoseLinkIsCut(String cut) {
        FeedReading.Read read = Reading.read(Reading.of("<rss><channel><item><title>One</title>"
                + "<link>https://ferry.example/1</link></item><item><title>Two</title>" + cut));

        assertThat(read.feed().entries().stream().map(FeedEntry::link).filter(Objects::nonNull))
                .containsExactly("https://ferry.example/1");
    }

    @Test
    void shouldNotTakeHalfATextForTheWhole() {
        FeedEntry cut = Reading.feed("<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item>"
                        + "<title>One</title><link>https://ferry.example/1</link><description>Late</description>"
                        + "<content:encoded><![CDATA[<p>The ferry was late ag")
                .entries()
                .getFirst();

        assertThat(cut.link()).isEqualTo("https://ferry.example/1");
        assertThat(cut.summary()).isEqualTo("Late");
        assertThat(cut.content()).isNull();
    }

    @Test
    void shouldKeepTheItemsOfAJsonFeedThatBreaksOff() {
        FeedReading.Read read = Reading.read(
                Reading.of("{\"title\": \"T\", \"items\": [{\"id\": \"1\", \"url\": \"https://ferry.example/1\"},"
                        + " {\"id\": \"2\", \"url\": \"https://ferry.exa"));

        assertThat(read.feed().entries()).extracting(FeedEntry::id).containsExactly("1");
        assertThat(read.problems()).anyMatch(problem -> problem.startsWith("json: breaks off"));
    }

    @Test
    void shouldResolveTheEntitiesThatADocumentDeclaresForTexts() {
        Feed feed = Reading.feed("""
                <!DOCTYPE rss [
                  <!ENTITY firm "Quay &#38; Daughters">
                  <!ENTITY town 'Nor&#x68;aven'>
                  <!ENTITY file SYSTEM "file:///etc/hostname">
                  <!ENTITY twice "&firm;&firm;">
                ]>
                <rss><channel><item><title>&firm; of &town; &file;&twice;</title></item></channel></rss>
                """);

        assertThat(FeedText.plain(String.valueOf(feed.entries().getFirst().title())))
                .isEqualTo("Quay & Daughters of Norhaven &file;&twice;");
    }

    @Test
    void shouldLimitWhatEntitiesGrowTo() {
        String text = "a".repeat(500);
        Feed feed = Reading.feed("<!DOCTYPE rss [<!ENTITY a \"" + text + "\">]><rss><channel><item><title>"
                + "&a;".repeat(100_000) + "</title></item></channel></rss>");

        assertThat(String.valueOf(feed.entries().getFirst().title())).hasSizeLessThan(2_000_000);
    }

    @Test
    void shouldReturnAResultWhereverADocumentIsCut() {
        for (String name : new String[] {"harbour-rss20.xml", "orchard-atom10.xml", "tram-rss10.xml", "glade.json"}) {
            byte[] body = Reading.fixture(name);
            for (int length = 0; length < body.length; length += 7) {
                assertThat(Reading.of(Arrays.copyOf(body, length), null)).isNotNull();
            }
        }
    }

    @Test
    void shouldReportNoProblemsOfAWellFormedFeed() {
        assertThat(Reading.read(Reading.of(Reading.fixture("harbour-rss20.xml"), null))
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldFindTheFeedAfterJunk() {
        assertThat(Reading.feed(
                                "\n  Warning: disk <?xml version='1.0'?>\n<rss><channel><title>T</title></channel></rss>")
                        .title())
                .isEqualTo("T");
    }

    @Test
    void shouldReadTheFirstOfTwoDocuments() {
        Feed feed = Reading.feed("<rss><channel><title>A</title><item><title>1</title></item></channel></rss>"
                + "<rss><channel><title>B</title><item><title>2</title></item></channel></rss>");

        assertThat(feed.title()).isEqualTo("A");
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("1");
    }

    @Test
    void shouldCloseElementsThatAnEntryLeavesOpen() {
        Feed feed = Reading.rss(
                "<item><title>A</title><description><p>x</description></item><item><title>B</title></item>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("A", "B");
        assertThat(feed.entries().getFirst().summary()).isEqualTo("<p>x</p>");
    }

    @Test
    void shouldSeparateNestedEntries() {
        FeedReading.Read read = Reading.read(
                Reading.of(
                        "<rss><channel><item><title>A</title><item><title>B</title></item><item><title>C</title></channel></rss>"));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).containsExactly("A", "B", "C");
        assertThat(read.problems()).containsExactly("xml: entries lie within entries");
    }

    @ParameterizedTest
    @CsvSource({
        "AT&T & Co, AT&T & Co",
        "?a=1&copy=2&lt=3, ?a=1&copy=2&lt=3",
        "&eacute;&nbsp;&hellip;, é\u00a0…",
        "&unknown;, &unknown;",
        "&#146;&#x80;, ’€",
        "A&#0;&#xD800;&#x1F;&#99999999;B, AB",
        "&#;&#x;, &#;&#x;",
        "a < b, a < b"
    })
    void shouldRepairReferences(String written, String meant) {
        assertThat(Reading.item("<title>" + written + "</title>").title()).isEqualTo(meant);
    }

    @Test
    void shouldRemoveControlCharactersAndKeepReferencesInCdata() {
        assertThat(Reading.item("<title>A\u0000\u0008\u000b\uffffB</title>").title())
                .isEqualTo("AB");
        assertThat(Reading.item("<title><![CDATA[Q&A &amp; more]]></title>").title())
                .isEqualTo("Q&A &amp; more");
    }

    @Test
    void shouldRecognizeUndeclaredPrefixes() {
        FeedEntry entry = Reading.item("<dc:creator>Ann</dc:creator><media:content url='https://x.example/a.jpg'/>");

        assertThat(entry.authors()).extracting(FeedPerson::name).containsExactly("Ann");
        assertThat(entry.enclosures()).hasSize(1);
    }

    @Test
    void shouldRecognizeNamespacesByNameNotByPrefix() {
        Feed feed = Reading.feed(
                "<r:rss xmlns:r='http://backend.userland.com/rss2' xmlns:who='http://PURL.org/dc/elements/1.1'>"
                        + "<r:channel><r:item><r:title>A</r:title><who:creator>Ann</who:creator>"
                        + "<x:title xmlns:x='urn:x'>no</x:title></r:item></r:channel></r:rss>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("A");
        assertThat(feed.entries().getFirst().authors())
                .extracting(FeedPerson::name)
                .containsExactly("Ann");
    }

    @Test
    void shouldIgnoreForeignElementsOfTheSameName() {
        Feed feed =
                Reading.rss("<x:title xmlns:x='urn:x'>no</x:title><image><title>no</title></image><title>yes</title>");

        assertThat(feed.title()).isEqualTo("yes");
    }
}
