package dev.courant.embedded.world;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;

/**
 * A client of a world's server, which it uses as its proxy, so that no host name is resolved. It follows no redirects.
 */
final class Browser implements AutoCloseable {
    private final HttpClient client;

    Browser(WorldServer server) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port())))
                .build();
    }

    HttpResponse<byte[]> get(String url, String... headers) {
        return send("GET", url, headers);
    }

    HttpResponse<byte[]> send(String method, String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("No response from " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The body as text, in the charset that the answer declares. */
    String text(String url) {
        return text(get(url));
    }

    static String text(HttpResponse<byte[]> response) {
        String type = header(response, "Content-Type");
        return new String(response.body(), Charset.forName(type.substring(type.indexOf("charset=") + 8)));
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("No header " + name));
    }

    @Override
    public void close() {
        client.close();
    }
}
