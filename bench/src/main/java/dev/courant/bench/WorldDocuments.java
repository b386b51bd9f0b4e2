package dev.courant.bench;

import dev.courant.embedded.world.Story;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of the invented publishers, fetched once.
 *
 * @param pages their article pages
 * @param feeds their feeds
 */
record WorldDocuments(List<Document> pages, List<Document> feeds) {
    private static final int OK = 200;

    /** A document with its URL and media type. */
    record Document(String url, String contentType, byte[] body) {}

    static WorldDocuments fetch() {
        Clock clock = Clock.systemUTC();
        WorldServer.Options options = WorldServer.Options.local(clock).withPace(Double.POSITIVE_INFINITY);
        try (WorldServer server = WorldServer.start(World.demo(), options);
                HttpClient client = HttpClient.newBuilder()
                        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port())))
                        .build()) {
            List<String> stories = server.published().stream()
                    .filter(story -> story.pickOf() == null)
                    .map((Story story) -> server.canonicalUrl(story))
                    .toList();
            return new WorldDocuments(all(client, stories), all(client, server.feedUrls()));
        }
    }

    private static List<Document> all(HttpClient client, List<String> urls) {
        List<Document> documents = new ArrayList<>();
        for (String url : urls) {
            HttpResponse<byte[]> response = get(client, url);
            if (response.statusCode() == OK) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                documents.add(new Document(url, type, response.body()));
            }
        }
        return documents;
    }

    private static HttpResponse<byte[]> get(HttpClient client, String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("the publishers are on this machine: " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
