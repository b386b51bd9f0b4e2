package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.courant.parse.feed.xml.Limits;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostileFeedTest {
    private static String channel(String inner) {
        return "<rss><channel>" + inner + "</channel></rss>";
    }

    @Test
    void shouldNotResolveEntities() {
        Feed feed = Reading.feed("<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b 'bb'>"
                + "<!ENTITY c '&b;&b;'>]>" + channel("<title>&a;&c;</title>"));

        assertThat(feed.title()).isEqualTo("&a;&c;");
    }

    @Test
    void shouldLimitNesting() {
        FeedReading.Read read =
                Reading.read(Reading.of(channel("<item><title>A</title><description>" + "<b>".repeat(50_000) + "x"
                        + "</b>".repeat(50_000) + "</description></item><item><title>B</title></item>")));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).containsExactly("A", "B");
        assertThat(read.problems()).contains("limit: more than 100 levels of elements");
    }

    @Test
    void shouldLimitEntries() {
        FeedReading.Read read =
                Reading.read(Reading.of(channel("<item><title>A</title></item>".repeat(Limits.ENTRIES + 5))));

        assertThat(read.feed().entries()).hasSize(Limits.ENTRIES);
        assertThat(read.problems()).containsExactly("limit: more than 10000 entries");
    }

    @Test
    void shouldNotReportALimitThatIsJustReached() {
        FeedReading.Read read =
                Reading.read(Reading.of(channel("<item><title>A</title></item>".repeat(Limits.ENTRIES))));

        assertThat(read.feed().entries()).hasSize(Limits.ENTRIES);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void shouldLimitAttributes() {
        String attributes =
                IntStream.range(0, 20_000).mapToObj(i -> " a" + i + "='1'").collect(Collectors.joining());
        FeedReading.Read read = Reading.read(Reading.of(channel("<item" + attributes + "><title>A</title></item>")));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).containsExactly("A");
        assertThat(read.problems()).containsExactly("limit: more than 64 attributes on item");
    }

    @Test
    void shouldLimitTheTextOfAnEntryAndKeepTheNext() {
        FeedReading.Read read = Reading.read(Reading.of(channel("<item><description>"
                + "x".repeat(Limits.CHARACTERS + 9) + "</description></item><item><title>B</title></item>")));

        assertThat(read.feed().entries().getFirst().summary()).hasSize(Limits.CHARACTERS);
        assertThat(read.feed().entries().get(1).title()).isEqualTo("B");
        assertThat(read.problems()).containsExactly("limit: more than 4194304 characters in one entry");
    }

    @Test
    void shouldKeepTheFirstElementsOfAnEntryWithTooMany() {
        FeedReading.Read read = Reading.read(Reading.of(channel("<item><title>A</title><description>"
                + "<b>x</b>".repeat(Limits.ELEMENTS) + "</description></item><item><title>B</title></item>")));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).containsExactly("A", "B");
        assertThat(read.problems()).containsExactly("limit: more than 100000 elements in one entry");
    }

    @Test
    void shouldLimitNestedEntries() {
        FeedReading.Read read = Reading.read(
                Reading.of(channel("<item>" + "<item><title>A</title></item>".repeat(Limits.ENTRIES + 5))));

        assertThat(read.feed().entries()).hasSize(Limits.ENTRIES);
        assertThat(read.problems()).contains("xml: entries lie within entries", "limit: more than 10000 entries");
    }

    @Test
    void shouldLimitNamesAndElementsOutsideEntries() {
        String endless = "<" + "n".repeat(5_000_000) + "/>";
        FeedReading.Read read = Reading.read(Reading.of(
                channel("<item><title>A</title></item>" + endless + "<b/>".repeat(Limits.PENDING_ELEMENTS + 1))));

        assertThat(read.feed().entries()).extracting(FeedEntry::title).containsExactly("A");
        assertThat(read.problems()).contains("limit: more than 300000 elements without an entry");
    }

    @Test
    void shouldRejectDeeplyNestedJson() {
        assertThat(Reading.of("{\"items\":" + "[".repeat(100_000))).isInstanceOf(FeedReading.Unreadable.class);
    }

    @Test
    void shouldIgnoreLinksThatRunCode() {
        assertThat(Reading.item("<link>javascript:alert(1)</link>").link()).isNull();
        assertThat(Reading.item("<link> JavaScript:alert(1)</link><guid>https://x.example/1</guid>")
                        .link())
                .isEqualTo("https://x.example/1");
        assertThat(Reading.entry("<link href='data:text/html,x'/>").link()).isNull();
    }

    @Test
    void shouldReadFeedsWithInvalidValuesInEveryField() {
        String nonsense = "<ttl>soon</ttl><skipHours><hour>99</hour></skipHours><cloud port='x'/><image/><item>"
                + "<enclosure url='' length='-5'/><enclosure length='9'/><source/><guid/><category/><pubDate>never</pubDate>"
                + "<author/></item>";

        assertThatCode(() -> Reading.rss(nonsense)).doesNotThrowAnyException();
        assertThat(Reading.rss(nonsense).entries()).hasSize(1);
    }
}
