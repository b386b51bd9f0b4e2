package dev.courant.bench.replaying;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The publishers of a day, each with a feed of all its articles. They are reached through this server as a proxy, so
 * that no name is looked up. Thread-safe.
 */
final class DayPublishers implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final String NEWS = "/news/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DayOfNews day;
    private final int articles;
    private final int hosts;

    private DayPublishers(HttpServer server, DayOfNews day, int articles, int hosts) {
        this.server = server;
        this.day = day;
        this.articles = articles;
        this.hosts = hosts;
    }

    /** Starts them with the articles of the last day. */
    static DayPublishers start(int articles, int hosts) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        DayOfNews day = new DayOfNews(Instant.now().minus(DayOfNews.DAY), hosts);
        DayPublishers publishers = new DayPublishers(server, day, articles, hosts);
        server.createContext("/", publishers::answer);
        server.setExecutor(publishers.threads);
        server.start();
        return publishers;
    }

    /** Returns the settings of a pipeline that asks them. */
    Map<String, String> settings() {
        return Map.of(
                "COURANT_FETCH_PROXY",
                "127.0.0.1:" + server.getAddress().getPort(),
                "COURANT_HOST_GAP",
                "1ms",
                "COURANT_POLL_INTERVAL",
                "6h",
                // Of a feed that has failed.
                "COURANT_POLL_MIN_INTERVAL",
                "10s");
    }

    List<String> feeds() {
        return IntStream.range(0, hosts)
                .mapToObj(host -> "http://" + host(host) + "/feed.xml")
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String host(int host) {
        return "h" + host + ".press.example";
    }

    private String url(int article) {
        return "http://" + host(article % hosts) + NEWS + article;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(NEWS)) {
            int article = Integer.parseInt(path.substring(NEWS.length()));
            send(exchange, 200, "text/html; charset=utf-8", day.page(article, url(article), published(article)));
        } else if (path.equals("/feed.xml")) {
            String name = exchange.getRequestHeaders().getFirst("Host");
            send(exchange, 200, "application/rss+xml", feed(Integer.parseInt(name.substring(1, name.indexOf('.')))));
        } else {
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private Instant published(int article) {
        return day.published(article, articles);
    }

    private byte[] feed(int host) {
        return IntStream.range(0, articles)
                .filter(article -> article % hosts == host)
                .mapToObj(article -> "<item><title>" + day.title(article) + "</title><link>" + url(article)
                        + "</link><guid>" + url(article) + "</guid></item>")
                .collect(Collectors.joining(
                        "", "<rss version=\"2.0\"><channel><title>Publisher " + host + "</title>", "</channel></rss>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
