package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what Rome, an independent implementation, writes in each of its formats. */
class RomeTest {
    private static final Instant DATE = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rss_0.9",
                "rss_0.91N",
                "rss_0.91U",
                "rss_0.92",
                "rss_0.93",
                "rss_0.94",
                "rss_1.0",
                "rss_2.0",
                "atom_0.3",
                "atom_1.0"
            })
    void shouldReadWhatRomeWrites(String format) throws FeedException {
        Feed feed = Reading.feed(new SyndFeedOutput().outputString(written(format)));

        assertThat(feed.title()).isEqualTo("Marsh Courier");
        assertThat(feed.link()).isEqualTo("https://marsh.example/");
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Eels", "Herons");
        assertThat(feed.entries())
                .extracting(FeedEntry::link)
                .containsExactly("https://marsh.example/Eels", "https://marsh.example/Herons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss_1.0", "rss_2.0", "atom_0.3", "atom_1.0"})
    void shouldReadTheTextsAuthorsAndDatesRomeWrites(String format) throws FeedException {
        Feed feed = Reading.feed(new SyndFeedOutput().outputString(written(format)));

        assertThat(feed.entries()).extracting(FeedEntry::summary).containsExactly("About Eels", "About Herons");
        assertThat(feed.entries()).extracting(FeedEntry::published).containsExactly(DATE, DATE);
        assertThat(feed.entries().getFirst().authors())
                .extracting(FeedPerson::name)
                .containsExactly("Wim Reed");
    }

    @Test
    void shouldTakeTheSelfLinkOfAnAtomFeedThatDoesNotLinkToItsSite() {
        Feed feed = Reading.feed("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>"
                + "<link rel='self' href='https://x.example/feed'/></feed>");

        assertThat(feed.link()).isEqualTo("https://x.example/feed");
    }

    @Test
    void shouldReadAFeedThatRomeRejects() {
        Feed feed = Reading.rss("<skipHours><hour>99</hour></skipHours><item><title>A</title></item>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("A");
    }

    private static SyndFeed written(String format) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setTitle("Marsh Courier");
        feed.setLink("https://marsh.example/");
        feed.setUri("https://marsh.example/");
        feed.setDescription("News of the marsh");
        feed.setLanguage("en");
        feed.setEntries(List.of(entry("Eels"), entry("Herons")));
        return feed;
    }

    private static SyndEntry entry(String title) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setTitle(title);
        entry.setLink("https://marsh.example/" + title);
        entry.setAuthor("Wim Reed");
        entry.setPublishedDate(Date.from(DATE));
        SyndContentImpl description = new SyndContentImpl();
        description.setType("text/plain");
        description.setValue("About " + title);
        entry.setDescription(description);
        return entry;
    }
}
