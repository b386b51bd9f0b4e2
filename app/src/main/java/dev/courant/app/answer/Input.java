package dev.courant.app.answer;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A document named on the command line.
 *
 * @param body its bytes
 * @param contentType its media type; null if unknown
 * @param url its URL; null for a file
 * @param fetchedAt when it was fetched; null for a file
 */
public record Input(
        byte[] body,
        @Nullable String contentType,
        @Nullable String url,
        @Nullable Instant fetchedAt) {
    /**
     * A document of which it is not known when it was fetched.
     *
     * @param body its bytes
     * @param contentType its media type; null if unknown
     * @param url its URL; null for a file
     */
    public Input(byte[] body, @Nullable String contentType, @Nullable String url) {
        this(body, contentType, url, null);
    }

    /**
     * Reads a document.
     *
     * @param name a file, an http or https URL, or {@code -} for standard input
     * @return the document
     * @throws CourantException when it cannot be read, with the reason
     */
    public static Input read(String name) {
        if (name.equals("-")) {
            return new Input(standardInput(), null, null);
        }
        return name.startsWith("http://") || name.startsWith("https://")
                ? fetch(name)
                : new Input(file(name), null, null);
    }

    /**
     * Reads a file, unpacking it when its name ends in {@code .gz}.
     *
     * @param name its path
     * @return its bytes
     * @throws CourantException when it cannot be read, with the reason
     */
    public static byte[] file(String name) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(name));
            return name.endsWith(".gz") ? unpacked(bytes) : bytes;
        } catch (NoSuchFileException e) {
            throw new CourantException(name + ": there is no such file", e);
        } catch (IOException | InvalidPathException e) {
            throw new CourantException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the same document with another URL.
     *
     * @param other the URL; null: keep the present one
     * @return the document
     */
    public Input withUrl(@Nullable String other) {
        return other == null ? this : new Input(body, contentType, other, fetchedAt);
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] standardInput() {
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw new CourantException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static Input fetch(String url) {
        WebUrl parsed = WebUrl.parse(url)
                .orElseThrow(() -> new CourantException(url + " is not an absolute http or https URL"));
        try (Fetcher fetcher =
                new Fetcher(Settings.read(FetchSettings.class, System.getenv()), InstantSource.system())) {
            return switch (fetcher.fetch(FetchRequest.page(parsed))) {
                case FetchResult.Fetched page ->
                    new Input(page.body(), page.contentType(), page.url().toString(), Instant.now());
                case FetchResult.Rejected answer -> throw new CourantException(url + ": HTTP " + answer.status());
                case FetchResult.Refused refused -> throw new CourantException(url + ": " + refused.detail());
                case FetchResult.Failed failed -> throw new CourantException(url + ": " + failed.detail());
                case FetchResult.NotModified same ->
                    throw new CourantException(url + ": HTTP 304, although the request was not conditional");
            };
        }
    }
}
