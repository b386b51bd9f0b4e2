package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads fixtures and snippets for the tests of this package. */
final class Reading {
    static final String URL = "https://feeds.example/a/feed.xml";

    private Reading() {}

    static byte[] fixture(String name) {
        try (InputStream in = Objects.requireNonNull(Reading.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FeedReading of(byte[] body, @Nullable String contentType) {
        return FeedReader.standard().read(new FeedDocument(body, contentType, URL));
    }

    static FeedReading of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8), null);
    }

    static Feed feed(byte[] body) {
        return read(of(body, null)).feed();
    }

    static Feed feed(String body) {
        return read(of(body)).feed();
    }

    static FeedReading.Read read(FeedReading reading) {
        assertThat(reading).isInstanceOf(FeedReading.Read.class);
        return (FeedReading.Read) reading;
    }

    /** The feed of an RSS channel that holds this. */
    static Feed rss(String channel) {
        return feed("<rss version='2.0'><channel>" + channel + "</channel></rss>");
    }

    /** The entry of an RSS item that holds this. */
    static FeedEntry item(String item) {
        return only(rss("<item>" + item + "</item>").entries());
    }

    /** The entry of an Atom 1.0 entry that holds this. */
    static FeedEntry entry(String entry) {
        return only(feed("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + entry + "</entry></feed>")
                .entries());
    }

    private static FeedEntry only(List<FeedEntry> entries) {
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
