package example;

import com.rometools.rome.feed.synd.SyndFeed;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.parse.feed.rome.SyndFeeds;
import dev.courant.parse.opml.Opml;
import dev.courant.parse.robots.RobotsRules;
import dev.courant.parse.url.CanonicalUrl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What the README shows of the library, as one program. A test holds that the README shows the same lines. */
public final class Reader {
    private Reader() {}

    /** Fails when the library does not do what it is shown for. */
    public static void main(String[] args) {
        feed(bytes("<rss version='2.0'><channel><title>Harbour</title><item><title>Tides</title>"
                + "<link>/tides</link></item></channel></rss>"));
        page(bytes("<!doctype html><title>Tides</title><article><h1>Tides rise</h1><p>"
                + "The tide rose on Monday by two metres, the harbour master said, and the quay was closed.</p><p>"
                + "It is to fall again by Wednesday, when the market opens and the ferries sail as before.</p></article>"));
        url();
        robots(bytes("User-agent: *\nDisallow: /drafts/\nCrawl-delay: 2\nSitemap: https://harbour.example/map.xml\n"));
        opml(bytes("<opml version='2.0'><body><outline text='Harbour' xmlUrl='https://harbour.example/feed'/></body></opml>"));
    }

    static void feed(byte[] body) {
        FeedDocument document = new FeedDocument(body, "application/rss+xml", "https://harbour.example/feed");
        if (FeedReader.standard().read(document) instanceof FeedReading.Read read) {
            for (FeedEntry entry : read.feed().entries()) {
                System.out.println(entry.published() + " " + entry.title() + " " + entry.link());
            }
        }
        Feed feed = ((FeedReading.Read) FeedReader.standard().read(document)).feed();
        SyndFeed synd = SyndFeeds.of(feed);
        check(synd.getEntries().getFirst().getTitle(), "Tides");
        check(feed.entries().getFirst().link(), "https://harbour.example/tides");
    }

    static void page(byte[] html) {
        Page page = Page.of(html, "text/html; charset=utf-8", "https://harbour.example/2031/03/tides");
        switch (new Extractor().extract(page)) {
            case Extraction.Extracted article -> System.out.println(article.metadata().title() + "\n" + article.text());
            case Extraction.NotAnArticle other -> System.out.println("no article: " + other.reason());
        }
        check(new Extractor().extract(page) instanceof Extraction.Extracted, true);
    }

    static void url() {
        String canonical = CanonicalUrl.of("https://Harbour.example:443/tides?utm_source=feed&id=7#top").orElseThrow();
        String stated = CanonicalUrl.of("https://m.harbour.example/tides?id=7", "https://harbour.example/tides?id=7");
        check(canonical, "https://harbour.example/tides?id=7");
        check(stated, canonical);
    }

    static void robots(byte[] file) {
        RobotsRules rules = RobotsRules.parse(file);
        boolean allowed = rules.isAllowed("MyBot", "https://harbour.example/drafts/tides");
        Duration delay = rules.group("MyBot").crawlDelay();
        List<String> sitemaps = rules.sitemaps();
        check(allowed, false);
        check(delay, Duration.ofSeconds(2));
        check(sitemaps, List.of("https://harbour.example/map.xml"));
    }

    static void opml(byte[] file) {
        List<Opml.Subscription> subscriptions = Opml.read(file, "feeds.opml");
        String list = Opml.write("My feeds", subscriptions);
        check(subscriptions.getFirst().url(), "https://harbour.example/feed");
        check(Opml.read(bytes(list), "list").size(), 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void check(Object actual, Object expected) {
        if (!expected.equals(actual)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}
