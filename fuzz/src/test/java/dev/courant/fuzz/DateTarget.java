package dev.courant.fuzz;

import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Metadata;
import dev.courant.parse.extract.Page;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dates, as a feed's and as a page's. */
final class DateTarget {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-02T00:00:00Z");
    private static final Extractor EXTRACTOR = Extractor.standard();

    private DateTarget() {}

    static void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
        FeedReading reading = FeedReader.standard()
                .read(new FeedDocument(
                        bytes("<rss><channel><item><title>Tides</title><pubDate>" + text
                                + "</pubDate></item></channel></rss>"),
                        "text/xml; charset=utf-8",
                        null));
        if (reading instanceof FeedReading.Read read) {
            read.feed().entries().forEach(entry -> check(entry.published()));
        }
        Metadata metadata = EXTRACTOR
                .extract(new Page(
                        bytes("<title>Tides</title><meta property=article:published_time content=\"" + text
                                + "\"><h1>Tides</h1><time>" + text + "</time><p>The tide is high."),
                        "utf-8",
                        "https://harbour.example/tides"))
                .metadata();
        check(metadata.published());
        check(metadata.modified());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void check(@Nullable Instant date) {
        Check.that(date == null || !date.isBefore(EARLIEST) && date.isBefore(LATEST), "a year of four digits", date);
    }
}
