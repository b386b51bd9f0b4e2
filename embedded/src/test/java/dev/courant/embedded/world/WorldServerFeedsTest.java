package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The entries of feeds, their changes, and whether they are well-formed. */
class WorldServerFeedsTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");
    private static final Pattern LINK = Pattern.compile("<item>\\s*<title>[^<]*</title>\\s*<link>([^<]*)</link>");

    private final World world = World.demo();
    private final MovableClock clock = new MovableClock(BEGINNING);
    private final WorldServer server = WorldServer.start(world, WorldServer.Options.local(clock));
    private final Browser browser = new Browser(server);

    @AfterEach
    void close() {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 35, 200, 600})
    void shouldListOnlyPublishedStoriesNewestFirst(int seconds) throws Exception {
        clock.moveTo(BEGINNING.plusSeconds(seconds));

        for (Publisher publisher : world.publishers()) {
            List<String> expected = server.published().stream()
                    .filter(story -> story.publisherId().equals(publisher.id()))
                    .map(server::url)
                    .toList();
            assertThat(links(publisher)).as(publisher.id()).isEqualTo(expected);
        }
    }

    @Test
    void shouldPublishMoreStoriesOverTimeUntilAllArePublished() {
        int first = server.published().size();
        clock.advance(Duration.ofSeconds(60));
        int second = server.published().size();
        boolean early = server.complete();
        clock.advance(Duration.ofMinutes(10));

        assertThat(second).isGreaterThan(first);
        assertThat(early).isFalse();
        assertThat(server.complete()).isTrue();
        assertThat(server.published()).hasSameSizeAs(world.stories());
    }

    @Test
    void shouldPublishAllAtOnceAtInfinitePaceWithoutDatesInTheFuture() {
        WorldServer.Options options = WorldServer.Options.local(clock).withPace(Double.POSITIVE_INFINITY);
        try (WorldServer fast = WorldServer.start(world, options)) {
            assertThat(fast.complete()).isTrue();
            assertThat(fast.published())
                    .allSatisfy(s -> assertThat(fast.publishedAt(s)).isBeforeOrEqualTo(BEGINNING));
        }
    }

    @Test
    void shouldChangeAFeedOnlyWhenAStoryAppears() {
        Publisher meridian = world.required("meridian");
        byte[] before = browser.get(server.feedUrl(meridian)).body();
        clock.advance(Duration.ofSeconds(7));
        byte[] stillBefore = browser.get(server.feedUrl(meridian)).body();
        clock.advance(Duration.ofSeconds(2));
        byte[] after = browser.get(server.feedUrl(meridian)).body();

        assertThat(stillBefore).isEqualTo(before);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void shouldAnswerNotModifiedToItsOwnValidators() {
        for (String feed : server.feedUrls()) {
            HttpResponse<byte[]> first = browser.get(feed);
            HttpResponse<byte[]> byTag = browser.get(feed, "If-None-Match", Browser.header(first, "ETag"));
            HttpResponse<byte[]> byDate =
                    browser.get(feed, "If-Modified-Since", Browser.header(first, "Last-Modified"));

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(byTag.statusCode()).as(feed).isEqualTo(304);
            assertThat(byTag.body()).isEmpty();
            assertThat(Browser.header(byTag, "ETag")).isEqualTo(Browser.header(first, "ETag"));
            assertThat(byDate.statusCode()).as(feed).isEqualTo(304);
        }
    }

    @Test
    void shouldAnswerInFullToOldValidatorsOnceAStoryAppeared() {
        String feed = server.feedUrl(world.required("halyard"));
        HttpResponse<byte[]> old = browser.get(feed);
        clock.advance(Duration.ofSeconds(40));

        assertThat(browser.get(feed, "If-None-Match", Browser.header(old, "ETag"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get(feed, "If-Modified-Since", Browser.header(old, "Last-Modified"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldHaveExactlyOneMalformedFeed() throws Exception {
        clock.advance(Duration.ofMinutes(10));
        for (Publisher publisher : world.publishers()) {
            byte[] feed = browser.get(server.feedUrl(publisher)).body();
            if (publisher.id().equals("bugle")) {
                assertThatThrownBy(() -> parse(feed)).isInstanceOf(SAXParseException.class);
            } else {
                assertThat(parse(feed).getDocumentElement()).isNotNull();
            }
        }
    }

    @Test
    void shouldHaveEveryDocumentedFaultInTheBrokenFeed() {
        String feed = browser.text(server.feedUrl(world.required("bugle")));
        assertThat(feed).doesNotStartWith("<?xml").contains("<?xml", "&nbsp;", " & ", "<media:thumbnail");
        assertThat(feed).doesNotContain("xmlns:media", "</rss>").doesNotEndWith("</item>\n");
    }

    @Test
    void shouldCarryTheFullTextWhereThePageIsRefused() throws Exception {
        Document feed =
                parse(browser.get(server.feedUrl(world.required("saltmarsh"))).body());
        List<String> contents = texts(feed, "content:encoded");
        Story story = world.story("saltmarsh", "held-without-charge").orElseThrow();

        assertThat(contents)
                .anySatisfy(content -> assertThat(content)
                        .contains(
                                story.content().body().stream().map(Block::text).toList()));
    }

    private List<String> links(Publisher publisher) throws Exception {
        HttpResponse<byte[]> feed = browser.get(server.feedUrl(publisher));
        if (publisher.id().equals("bugle")) {
            return LINK.matcher(Browser.text(feed))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
        Document document = parse(feed.body());
        return publisher.id().equals("halyard") ? atomLinks(document) : rssLinks(document);
    }

    private static List<String> rssLinks(Document document) {
        return texts(document, "link").stream().skip(1).toList();
    }

    private static List<String> atomLinks(Document document) {
        return texts(document, "id").stream().skip(1).toList();
    }

    private static List<String> texts(Document document, String element) {
        var nodes = document.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Document parse(byte[] feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(feed));
    }
}
