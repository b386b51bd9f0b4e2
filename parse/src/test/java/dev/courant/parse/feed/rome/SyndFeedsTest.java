package dev.courant.parse.feed.rome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedEnclosure;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedImage;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedPolling;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.parse.feed.FeedSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyndFeedsTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-11-21T11:30:00Z");

    @Test
    void shouldCarryOverWhatDescribesTheFeed() {
        SyndFeed synd = SyndFeeds.of(feed("RSS 2.0"));

        assertThat(synd.getFeedType()).isEqualTo("rss_2.0");
        assertThat(synd.getUri()).isEqualTo("tag:marsh.example");
        assertThat(synd.getTitle()).isEqualTo("Marsh &amp; Fen");
        assertThat(synd.getLink()).isEqualTo("https://marsh.example/");
        assertThat(synd.getDescription()).isEqualTo("News of the <b>marsh</b>");
        assertThat(synd.getLanguage()).isEqualTo("en");
        assertThat(synd.getPublishedDate()).isEqualTo(Date.from(PUBLISHED));
        assertThat(synd.getAuthors()).extracting(SyndPerson::getName).containsExactly("Wim Reed");
        assertThat(synd.getCategories()).extracting(SyndCategory::getName).containsExactly("Nature");
        assertThat(synd.getImage().getUrl()).isEqualTo("https://marsh.example/logo.png");
        assertThat(synd.getCopyright()).isEqualTo("Marsh & Co");
        assertThat(synd.getGenerator()).isEqualTo("Sedge 2");
    }

    @Test
    void shouldLinkToTheSiteTheFeedAndItsHubs() {
        assertThat(SyndFeeds.of(feed("Atom 1.0")).getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .containsExactly(
                        tuple("alternate", "https://marsh.example/"),
                        tuple("self", "https://marsh.example/feed"),
                        tuple("hub", "https://hub.example/"));
    }

    @Test
    void shouldCarryOverEntries() {
        SyndEntry entry = SyndFeeds.of(feed("RSS 2.0")).getEntries().getFirst();

        assertThat(entry.getUri()).isEqualTo("tag:marsh.example,1");
        assertThat(entry.getTitle()).isEqualTo("Eels <i>return</i>");
        assertThat(entry.getTitleEx().getType()).isEqualTo("html");
        assertThat(entry.getLink()).isEqualTo("https://marsh.example/eels");
        assertThat(entry.getPublishedDate()).isEqualTo(Date.from(PUBLISHED));
        assertThat(entry.getUpdatedDate()).isEqualTo(Date.from(UPDATED));
        assertThat(entry.getDescription().getValue()).isEqualTo("They are <b>back</b>");
        assertThat(entry.getContents())
                .extracting(SyndContent::getType, SyndContent::getValue)
                .containsExactly(tuple("html", "<p>All of them</p>"));
        assertThat(entry.getAuthors()).extracting(SyndPerson::getEmail).containsExactly("ada@marsh.example");
        assertThat(entry.getEnclosures())
                .extracting(SyndEnclosure::getUrl, SyndEnclosure::getType, SyndEnclosure::getLength)
                .containsExactly(tuple("https://marsh.example/eels.mp3", "audio/mpeg", 4096L));
        assertThat(entry.getComments()).isEqualTo("https://marsh.example/eels#talk");
        assertThat(entry.getSource().getTitle()).isEqualTo("Coast Wire");
        assertThat(entry.getSource().getLink()).isEqualTo("https://wire.example/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSS 0.90",
                "RSS 0.91",
                "RSS 0.92",
                "RSS 0.93",
                "RSS 0.94",
                "RSS 1.0",
                "RSS 2.0",
                "Atom 0.3",
                "Atom 1.0"
            })
    void shouldBeWrittenByRomeInTheFormatThatWasRead(String format) throws FeedException {
        Feed again = read(new SyndFeedOutput().outputString(SyndFeeds.of(feed(format))));

        assertThat(again.format()).isEqualTo(format);
        assertThat(again.link()).isEqualTo("https://marsh.example/");
        assertThat(again.entries()).extracting(FeedEntry::link).containsExactly("https://marsh.example/eels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSS 2.0", "Atom 1.0"})
    void shouldReadTheSameAfterRomeWroteIt(String format) throws FeedException {
        Feed feed = feed(format);
        FeedEntry entry = feed.entries().getFirst();
        FeedEntry again = read(new SyndFeedOutput().outputString(SyndFeeds.of(feed)))
                .entries()
                .getFirst();

        assertThat(again.title()).isEqualTo(entry.title());
        assertThat(again.summary()).isEqualTo(entry.summary());
        assertThat(again.content()).isEqualTo(entry.content());
        assertThat(again.published()).isEqualTo(entry.published());
        assertThat(again.categories()).isEqualTo(entry.categories());
        assertThat(again.enclosures()).isEqualTo(entry.enclosures());
        assertThat(again.authors()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON Feed 1.1", "CDF", "News sitemap", "RSS", "RSS 7"})
    void shouldWriteFormatsThatRomeDoesNotHaveAsRss20(String format) throws FeedException {
        assertThat(read(new SyndFeedOutput().outputString(SyndFeeds.of(feed(format))))
                        .format())
                .isEqualTo("RSS 2.0");
    }

    @Test
    void shouldConvertAFeedThatSaysNothing() {
        SyndFeed synd = SyndFeeds.of(read("<rss><channel><item/></channel></rss>"));

        assertThat(synd.getTitle()).isNull();
        assertThat(synd.getEntries()).hasSize(1);
        assertThat(synd.getEntries().getFirst().getContents()).isEmpty();
        assertThat(synd.getEntries().getFirst().getSource()).isNull();
    }

    private static Feed read(String document) {
        FeedReading reading =
                FeedReader.standard().read(new FeedDocument(document.getBytes(StandardCharsets.UTF_8), null, null));
        return ((FeedReading.Read) reading).feed();
    }

    private static Feed feed(String format) {
        return new Feed(
                format,
                "Marsh &amp; Fen",
                "https://marsh.example/",
                "News of the <b>marsh</b>",
                "tag:marsh.example",
                "en",
                PUBLISHED,
                null,
                List.of(new FeedPerson("Wim Reed", null, null)),
                List.of("Nature"),
                new FeedImage("https://marsh.example/logo.png", "Marsh", "https://marsh.example/"),
                "Marsh &amp; Co",
                "Sedge 2",
                new FeedPolling(null, null, List.of("https://hub.example/"), "https://marsh.example/feed"),
                List.of(new FeedEntry(
                        "tag:marsh.example,1",
                        "Eels <i>return</i>",
                        "https://marsh.example/eels",
                        PUBLISHED,
                        UPDATED,
                        "They are <b>back</b>",
                        "<p>All of them</p>",
                        List.of(new FeedPerson("Ada Finch", "ada@marsh.example", null)),
                        List.of("Rivers"),
                        List.of(new FeedEnclosure("https://marsh.example/eels.mp3", "audio/mpeg", 4096L)),
                        "https://marsh.example/eels#talk",
                        null,
                        new FeedSource("Coast Wire", "https://wire.example/", null))));
    }
}
