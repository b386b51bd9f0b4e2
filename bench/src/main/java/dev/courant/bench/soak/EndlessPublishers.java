package dev.courant.bench.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Publishers on host names below {@code localhost} that publish new articles at a steady rate from when they are told
 * to start until they are told to stop. They remember nothing but the time of their start, so that their own memory
 * does not grow. One page in twenty does not exist and one in twenty fails at first. Two minutes after its publication
 * every fifth article is listed once more by another feed; a part of those pages has changed by then. Four feeds are
 * out of order. Thread-safe.
 */
final class EndlessPublishers implements AutoCloseable {
    static final int HOSTS = 30;

    private static final int LISTED = 40;
    private static final int LISTED_AGAIN = 5;
    private static final Duration AGAIN = Duration.ofMinutes(2);
    private static final Duration FAILING = Duration.ofSeconds(4);
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final String RSS = "application/rss+xml";

    private final HttpServer server;
    private final double rate;
    private volatile Instant start = Instant.MAX;
    private volatile Instant end = Instant.MAX;

    private EndlessPublishers(HttpServer server, double rate) {
        this.server = server;
        this.rate = rate;
    }

    /** @param rate articles a second */
    static EndlessPublishers start(double rate) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EndlessPublishers publishers = new EndlessPublishers(server, rate);
        server.createContext("/", publishers::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return publishers;
    }

    /** Publishes the first article now. */
    void startPublishing() {
        start = Instant.now();
    }

    /** Publishes nothing more; what is there can still be read. */
    void stopPublishing() {
        end = Instant.now();
    }

    /** Returns the URLs of the feeds, also of those that are out of order. */
    List<String> feeds() {
        Stream<String> hosts = LongStream.range(0, HOSTS).mapToObj(host -> "http://" + host("h" + host) + "/feed.xml");
        return Stream.concat(
                        hosts,
                        Stream.of("again", "failing", "garbled", "slow", "missing")
                                .map(name -> "http://" + host(name) + "/feed.xml"))
                .toList();
    }

    /** Returns how many links the feeds have listed until now. */
    long links() {
        return published() + publishedAgain();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String host(String name) {
        return name + ".localhost:" + server.getAddress().getPort();
    }

    private long published() {
        return articlesAt(now());
    }

    private long publishedAgain() {
        return Math.max(0, articlesAt(now().minus(AGAIN)) + LISTED_AGAIN - 1) / LISTED_AGAIN;
    }

    private Instant now() {
        Instant now = Instant.now();
        return now.isAfter(end) ? end : now;
    }

    private long articlesAt(Instant time) {
        return time.isBefore(start) ? 0 : (long) (Duration.between(start, time).toMillis() * rate / 1_000);
    }

    private Instant timeOf(long article) {
        return start.plusMillis((long) (article * 1_000 / rate));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = exchange.getRequestHeaders().getFirst("Host");
        if (path.startsWith("/news/")) {
            page(exchange, Long.parseLong(path.substring("/news/".length())));
        } else if (path.equals("/feed.xml")) {
            feed(exchange, name.substring(0, name.indexOf('.')));
        } else {
            send(exchange, 404, "text/plain", "not found");
        }
    }

    private void feed(HttpExchange exchange, String publisher) throws IOException {
        switch (publisher) {
            case "again" -> listing(exchange, publisher, LISTED_AGAIN, 0, publishedAgain() * LISTED_AGAIN, "?again=1");
            case "failing" -> send(exchange, 500, "text/plain", "out of order");
            case "garbled" -> send(exchange, 200, RSS, "<rss><channel><title>Garbled<item></title>".repeat(20));
            case "slow" -> slow(exchange);
            case "missing" -> send(exchange, 404, "text/plain", "not found");
            default -> listing(exchange, publisher, HOSTS, Integer.parseInt(publisher.substring(1)), published(), "");
        }
    }

    /** Lists the newest of every so many articles from the first on, or answers that there are no newer ones. */
    private void listing(HttpExchange exchange, String publisher, int every, int first, long until, String query)
            throws IOException {
        long number = Math.max(0, until - first + every - 1) / every;
        String tag = "\"" + number + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        String items = LongStream.range(Math.max(0, number - LISTED), number)
                .map(index -> number - 1 - index + Math.max(0, number - LISTED))
                .mapToObj(index -> item(first + index * every, query))
                .collect(Collectors.joining());
        send(
                exchange,
                200,
                RSS,
                "<rss version=\"2.0\"><channel><title>Publisher " + publisher + "</title>" + items
                        + "</channel></rss>");
    }

    private String item(long article, String query) {
        String url = url(article) + query;
        return "<item><title>" + InventedNews.title(article) + "</title><link>" + url + "</link><guid>" + url
                + "</guid></item>";
    }

    private String url(long article) {
        return "http://" + host("h" + article % HOSTS) + "/news/" + article;
    }

    private void page(HttpExchange exchange, long article) throws IOException {
        Duration age = Duration.between(timeOf(article), Instant.now());
        long kind = article / HOSTS % 20;
        if (kind == 3) {
            send(exchange, 404, "text/plain", "not found");
        } else if (kind == 7 && age.compareTo(FAILING) < 0) {
            send(exchange, 503, "text/plain", "busy");
        } else {
            boolean revised = kind % 4 == 0 && age.compareTo(AGAIN) >= 0;
            send(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    InventedNews.page(article, url(article), timeOf(article), revised));
        }
    }

    private static void slow(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(exchange, 200, RSS, "<rss version=\"2.0\"><channel><title>Slow</title></channel></rss>");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
