package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
    private static final FeedDefinition DEFINITION = PolledFeed.definition("https://harbour.example/feed");
    private static final String RFC = DateTimeFormatter.RFC_1123_DATE_TIME.format(NOON.atOffset(ZoneOffset.UTC));
    private static final FeedStatus NEW = FeedStatuses.initial(DEFINITION, NOON);

    private static Feed feed(String items) {
        byte[] body = ("<rss version='2.0'><channel><title>Harbour &amp;amp; Sea</title><language>en</language>" + items
                        + "</channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        return ((FeedReading.Read) FeedReader.standard().read(new FeedDocument(body, null, DEFINITION.getUrl())))
                .feed();
    }

    private static String item(String link, String title) {
        return "<item><title>" + title + "</title><link>" + link + "</link></item>";
    }

    private static Discovery discover(FeedStatus status, String items) {
        return Discovery.of(DEFINITION, status, feed(items), Origin.LIVE, NOON);
    }

    private static FeedStatus after(Discovery discovery) {
        return FeedStatus.newBuilder(NEW).setSeen(discovery.seen()).build();
    }

    @Test
    void shouldDiscoverAnEntryOnceAndAgainWhenItChanges() {
        Discovery first = discover(NEW, item("https://h.example/a", "Ferry late"));
        Discovery same = discover(after(first), item("https://h.example/a", "Ferry late"));
        Discovery changed = discover(after(first), item("https://h.example/a", "Ferry cancelled"));

        assertThat(first.links()).hasSize(1);
        assertThat(same.links()).isEmpty();
        assertThat(changed.links()).hasSize(1);
        Link before = first.links().getFirst();
        Link after = changed.links().getFirst();
        assertThat(after.getArticleId()).isEqualTo(before.getArticleId());
        assertThat(after.getLinkId()).isNotEqualTo(before.getLinkId());
    }

    @Test
    void shouldMakeALinkThatFitsIntoARecordHoweverLongItsTextsAre() {
        String text = "船".repeat(2_000);
        StringBuilder item = new StringBuilder("<item><title>" + text + "</title><link>https://h.example/a?")
                .append("q".repeat(4_000))
                .append("</link><description>" + "港".repeat(33_000) + "</description>")
                .append("<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                        + "港".repeat(166_000) + "</content:encoded>");
        for (int i = 0; i < 120; i++) {
            item.append("<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>" + i + text + "</dc:creator>");
            item.append("<category>" + i + text + "</category>");
        }

        Link link = discover(NEW, item + "</item>").links().getFirst();

        assertThat(link.getContentHtml()).hasSize(166_000);
        assertThat(link.getAuthors()).hasSizeGreaterThan(10);
        assertThat(RecordLimit.size(KafkaClients.record(Topics.withPrefix("t.").links(), link.getHost(), link)))
                .isBetween(500_000L, (long) RecordLimit.LEAST_BYTES);
    }

    @Test
    void shouldLeaveOutContentOfMoreBytesThanALinkHasRoomFor() {
        String item = "<item><title>Ferry</title><link>https://h.example/a</link><description>" + "港".repeat(249_000)
                + "</description></item>";

        assertThat(discover(NEW, item).links().getFirst().getSummaryHtml()).isNull();
    }

    @Test
    void shouldTakeTheSameArticleTwiceInADocumentForOne() {
        Discovery found = discover(
                NEW, item("https://h.example/a?utm_source=x", "Ferry") + item("https://h.example/a#top", "Ferry"));

        assertThat(found.links()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2041-01-01T00:00:00Z, false",
        "9999-12-31T23:59:59Z, false",
        "1970-01-01T00:00:00Z, false",
        "0001-01-01T00:00:00Z, false",
        "2031-05-08T11:00:00Z, true",
        "2031-05-01T12:00:00Z, true"
    })
    void shouldBelieveDatesFromNinetyNinetyToTwoDaysAfterThePoll(String date, boolean believed) {
        Link link = discover(
                        NEW,
                        "<item><title>Ferry</title><link>https://h.example/a</link><pubDate>" + date
                                + "</pubDate><updated>" + date + "</updated></item>")
                .links()
                .getFirst();

        assertThat(link.getPublishedAt()).isEqualTo(believed ? Instant.parse(date) : null);
        assertThat(link.getUpdatedAt()).isEqualTo(believed ? Instant.parse(date) : null);
    }

    @Test
    void shouldNotTakeEntriesUnderOtherAddressesForNewBecauseTheyAreDatedAhead() {
        FeedStatus before = FeedStatus.newBuilder(after(discover(NEW, dated("a"))))
                .setLastSuccessAt(NOON.minusSeconds(60))
                .build();

        Discovery again = discover(before, dated("b"));

        assertThat(again.links()).isEmpty();
        assertThat(again.omitted().readdressed()).isEqualTo(3);
    }

    private static String dated(String folder) {
        return IntStream.range(0, 3)
                .mapToObj(number -> "<item><title>Ferry " + number + "</title><link>https://h.example/" + folder + "/"
                        + number + "</link><pubDate>2041-01-01T00:00:00Z</pubDate></item>")
                .collect(Collectors.joining());
    }

    @Test
    void shouldDiscoverEachOfTheEntriesThatShareALink() {
        String link = "https://h.example/live";
        Discovery found =
                discover(NEW, item(link, "Ferry sails") + item(link, "Ferry sinks") + item(link, "Ferry saved"));

        assertThat(found.links())
                .extracting(Link::getTitle)
                .containsExactly("Ferry sails", "Ferry sinks", "Ferry saved");
        assertThat(found.links()).extracting(Link::getLinkId).doesNotHaveDuplicates();
        assertThat(found.links())
                .extracting(Link::getArticleId)
                .containsOnly(found.links().getFirst().getArticleId());
        assertThat(discover(after(found), item(link, "Ferry saved") + item(link, "Ferry sails"))
                        .links())
                .isEmpty();
    }

    @Test
    void shouldDiscoverAnotherEntryOfALinkOnceWhereverItStands() {
        String link = "https://h.example/live";
        Discovery first = discover(NEW, item(link, "Ferry sails"));
        Discovery second = discover(after(first), item(link, "Ferry sinks") + item(link, "Ferry sails"));
        Discovery third = discover(after(second), item(link, "Ferry sails") + item(link, "Ferry sinks"));

        assertThat(second.links()).extracting(Link::getTitle).containsExactly("Ferry sinks");
        assertThat(second.news()).isFalse();
        assertThat(third.links()).isEmpty();
    }

    @Test
    void shouldTellEntriesWithOneLinkAndOneTextApartByTheirIds() {
        String items = "";
        for (String id : List.of("1", "2", "2", "3")) {
            items += "<item><title>Ferry</title><link>https://h.example/live</link><guid isPermaLink='false'>" + id
                    + "</guid></item>";
        }
        Discovery found = discover(NEW, items);

        assertThat(found.links()).extracting(Link::getLinkId).hasSize(3).doesNotHaveDuplicates();
        assertThat(discover(after(found), items).links()).isEmpty();
    }

    @Test
    void shouldNotFollowKnownEntriesThatComeUnderOtherUrls() {
        Discovery first = discover(NEW, session(1, 30, ""));
        Discovery second = discover(after(first), session(2, 30, ""));
        Discovery third = discover(after(second), session(3, 30, item("https://h.example/new", "Whale seen")));

        assertThat(first.links()).hasSize(30);
        assertThat(second.links()).isEmpty();
        assertThat(second.gap()).isFalse();
        assertThat(second.omitted().problems()).singleElement().asString().startsWith("limit: 30 entries came again");
        assertThat(third.links()).extracting(Link::getTitle).containsExactly("Whale seen");
    }

    @Test
    void shouldFollowFewEntriesUnderOtherUrlsAndThoseThatWerePublishedSince() {
        Discovery first = discover(NEW, session(1, 2, ""));
        FeedStatus daily = FeedStatus.newBuilder(after(discover(NEW, session(1, 5, ""))))
                .setLastSuccessAt(NOON.minusSeconds(60))
                .build();

        assertThat(discover(after(first), session(2, 2, "")).links()).hasSize(2);
        assertThat(discover(daily, session(2, 5, "").replace("<link>", "<pubDate>" + RFC + "</pubDate><link>"))
                        .links())
                .hasSize(5);
    }

    @Test
    void shouldLeaveMostOfADocumentOfOtherEntriesForTheNextPolls() {
        Discovery first = discover(NEW, items("a", 150));
        Discovery second = discover(after(first), items("b", 150));
        Discovery third = discover(after(second), items("b", 150));

        assertThat(first.links()).hasSize(150);
        assertThat(second.links()).hasSize(Discovery.MOST_AFTER_GAP);
        assertThat(second.gap()).isTrue();
        assertThat(second.omitted().problems()).containsExactly("limit: 50 new entries are left for the next polls");
        assertThat(third.links()).hasSize(50);
        assertThat(third.omitted().problems()).isEmpty();
    }

    @Test
    void shouldLeaveWhatIsMoreThanAPollMayFindForTheNextOnes() {
        String known = item("https://h.example/known", "Known");
        Discovery first = discover(NEW, known);
        Discovery second = discover(after(first), known + items("b", 1_200));
        Discovery third = discover(after(second), known + items("b", 1_200));

        assertThat(second.links()).hasSize(Discovery.MOST);
        assertThat(third.links()).hasSize(200);
        assertThat(discover(after(third), known + items("b", 1_200)).links()).isEmpty();
    }

    /** A feed that writes a session into the links of its entries. */
    private static String session(int session, int entries, String more) {
        StringBuilder items = new StringBuilder(more);
        for (int i = 0; i < entries; i++) {
            items.append(item("https://h.example/" + i + "?session=" + session, "Ferry " + i));
        }
        return items.toString();
    }

    private static String items(String name, int entries) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            items.append(item("https://h.example/" + name + i, name + i));
        }
        return items.toString();
    }

    @Test
    void shouldCountEntriesWithoutALinkThatCanBeFetched() {
        Discovery found = discover(
                NEW,
                item("mailto:desk@h.example", "a")
                        + item("https://h.example/" + "x".repeat(5_000), "b")
                        + item("https://h.example/c", "c"));

        assertThat(found.omitted().unfetchable()).isEqualTo(2);
        assertThat(found.links()).hasSize(1);
    }

    @Test
    void shouldRememberEntriesThatLeftTheDocument() {
        Discovery first = discover(NEW, item("https://h.example/a", "a"));
        Discovery second = discover(after(first), item("https://h.example/b", "b"));
        Discovery third = discover(after(second), item("https://h.example/a", "a"));

        assertThat(second.seen()).hasSize(2);
        assertThat(second.gap()).isTrue();
        assertThat(third.links()).isEmpty();
    }

    @Test
    void shouldSayWhatTheFeedSays() {
        Link link = discover(
                        NEW,
                        "<item><title>A &amp;amp; B</title><link>https://H.example:443/a</link>"
                                + "<author>Ana Sol</author><category>Harbour</category>"
                                + "<pubDate>Tue, 06 May 2031 09:00:00 GMT</pubDate></item>")
                .links()
                .getFirst();

        assertThat(link.getTitle()).isEqualTo("A & B");
        assertThat(link.getFeedTitle()).isEqualTo("Harbour & Sea");
        assertThat(link.getHost()).isEqualTo("h.example");
        assertThat(link.getLanguage()).isEqualTo("en");
        assertThat(link.getCategories()).containsExactly("Harbour");
        assertThat(link.getPublishedAt()).isEqualTo(NOON.minus(Duration.ofHours(3)));
        assertThat(link.getDiscoveredAt()).isEqualTo(NOON);
    }

    @Test
    void shouldMakeNoLinkThatARecordCannotHold() {
        String huge = "word ".repeat(400_000);

        Link link = discover(
                        NEW,
                        "<item><title>" + huge + "</title><link>https://h.example/a</link><description>" + huge
                                + "</description></item>")
                .links()
                .getFirst();

        assertThat(link.getTitle()).hasSize(1_000);
        assertThat(link.getSummaryHtml()).isNull();
    }
}
