package dev.courant.ingest.loopback;

import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Fetchers that may ask the loopback interface, and what they fetch. */
public final class Fetching {
    private Fetching() {}

    public static Fetcher fetcher(InstantSource clock, Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "COURANT_FETCH_ALLOW", "127.0.0.0/8",
                "COURANT_FETCH_TIMEOUT", "5s",
                "COURANT_USER_AGENT", "Harbour/2.0 (+https://example.org/bot)"));
        environment.putAll(changes);
        return new Fetcher(Settings.read(FetchSettings.class, environment), clock);
    }

    public static Fetcher fetcher() {
        return fetcher(InstantSource.system(), Map.of());
    }

    /** Parses a URL that is known to be one. */
    public static WebUrl web(String url) {
        return WebUrl.parse(url).orElseThrow();
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
