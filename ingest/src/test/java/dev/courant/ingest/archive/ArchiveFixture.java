package dev.courant.ingest.archive;

import dev.courant.ingest.IngestMetrics;
import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.runtime.config.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An archive that is written without polling or scraping, at a time that the test sets. */
final class ArchiveFixture implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final AtomicInteger onDisk = new AtomicInteger();
    final ArchiveWriter writer;

    private ArchiveFixture(Path folder, Map<String, String> changes) {
        writer = ArchiveWriter.start(
                settings(folder, changes), "one", "Harbour/2.0", now::get, new IngestMetrics(registry));
    }

    static ArchiveFixture in(Path folder, Map<String, String> changes) {
        return new ArchiveFixture(folder, changes);
    }

    static ArchiveSettings settings(Path folder, Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(Map.of("COURANT_ARCHIVE", folder.toString()));
        environment.putAll(changes);
        return Settings.read(ArchiveSettings.class, environment);
    }

    static HttpCapture capture(String url, Instant at, int status, String body, Header... more) {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        return new HttpCapture(
                url,
                at,
                "http/1.1",
                new HttpHead("GET / HTTP/1.1", List.of(new Header("Host", "harbour.example"))),
                status,
                new HttpHead("HTTP/1.1 " + status + " Said", headers),
                body.getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** A page that is long enough to be worth a revisit. */
    static String page(String text) {
        return "<html><head><title>" + text + "</title></head><body>" + ("<p>" + text + "</p>").repeat(100);
    }

    /** Keeps a page as the archive would get it from a link. */
    void keep(HttpCapture... captures) throws InterruptedException {
        writer.keep(
                new KeptExchanges(
                        captures[0].url(), now.get(), List.of(captures), Map.of(MetadataFields.OUTCOME, "article")),
                onDisk::incrementAndGet);
    }

    void keepPage(String url, String text) throws InterruptedException {
        keep(capture(url, now.get(), 200, page(text)));
    }

    void flush() {
        writer.flush(Duration.ofSeconds(20));
    }

    double count(String counter) {
        return registry.counter(counter).count();
    }

    @Override
    public void close() {
        writer.close();
    }
}
