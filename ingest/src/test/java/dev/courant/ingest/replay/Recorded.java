package dev.courant.ingest.replay;

import dev.courant.ingest.scrape.ArticleFinder;
import dev.courant.ingest.scrape.PageExtraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import dev.courant.recording.RecordingReader;
import dev.courant.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recordings as lists, in which an offset is an index. */
final class Recorded {
    static final Path FILE = Path.of("strike-week.warc.gz");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final int LIMIT = 100_000;

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private Recorded() {}

    static String page(String title) {
        return "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>"
                + ("The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                                + title + " is all that they know. ")
                        .repeat(9)
                + "</p></article></body></html>";
    }

    static Exchange exchange(String url, int status, String type, String body) {
        return new Exchange(
                url,
                NOON,
                status,
                List.of(new Header("content-type", type)),
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }

    static RecordedItem.Response response(long offset, String url, int status, String type, String body) {
        return new RecordedItem.Response(new Position(FILE, offset), exchange(url, status, type, body));
    }

    static RecordedItem.Response article(long offset) {
        return response(
                offset,
                "https://harbour.example/2026/03/02/story-" + offset,
                200,
                "text/html; charset=utf-8",
                page("Quay " + offset));
    }

    static RecordedPages pages(ReplayFilter filter) {
        InstantSource clock = InstantSource.fixed(NOW);
        ArticleFinder finder = new ArticleFinder(PageExtraction.unobserved(new Extractor(), true), clock);
        return new RecordedPages(filter, finder, LIMIT, clock);
    }

    static RecordingReader reader(List<? extends RecordedItem> items, long from) {
        return new RecordingReader() {
            private int next = (int) from;

            @Override
            public @Nullable RecordedItem next() {
                return next < items.size() ? items.get(next++) : null;
            }

            @Override
            public double progress() {
                return (double) next / items.size();
            }

            @Override
            public void close() {}
        };
    }
}
