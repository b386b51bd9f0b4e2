package dev.courant.bench.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Publishers on host names below {@code localhost}, whose articles are the same in every run and appear evenly over a
 * span of time. One more feed lists the articles of all of them, so that every article is found twice. One page in ten
 * does not exist, and one in ten fails twice before it answers. Thread-safe.
 */
final class ScheduledPublishers implements AutoCloseable {
    private static final int HOSTS = 10;
    private static final int ARTICLES_OF_A_HOST = 40;
    private static final int FAILURES = 2;
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> SENTENCES = List.of(
            "The government said its sovereignty over the island was not negotiable, and summoned the ambassador.",
            "Troops and armoured vehicles crossed the border at dawn, the ministry of defence reported.",
            "An air strike hit an ammunition depot near the capital, and artillery fire went on through the night.",
            "Negotiators agreed on tariffs for steel, and the trade agreement is to be signed in March.",
            "Residents of the valley said that the harvest had been poor and that bread had become twice as dear.",
            "The central bank raised its interest rate by half a point, the third increase within a year.",
            "Parliament voted for sanctions against three companies that are accused of exporting weapons.",
            "A court ordered the release of the journalist, who had been held for eleven weeks without a charge.",
            "Engineers repaired the railway bridge, and the first train arrived in the afternoon.");

    private final HttpServer server;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile long startedAt = Long.MAX_VALUE;
    private volatile Duration span = Duration.ofSeconds(1);

    private ScheduledPublishers(HttpServer server) {
        this.server = server;
    }

    /** @param port the port; 0: any that is free */
    static ScheduledPublishers start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ScheduledPublishers publishers = new ScheduledPublishers(server);
        server.createContext("/", publishers::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return publishers;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Publishes the articles evenly over a span from now. */
    void publishOver(Duration time) {
        span = time;
        startedAt = System.nanoTime();
    }

    /** Returns the URLs of the feeds. */
    List<String> feeds() {
        return IntStream.rangeClosed(0, HOSTS)
                .mapToObj(host -> "http://" + host(host) + "/feed.xml")
                .toList();
    }

    /** Returns how many links are found once all articles are published. */
    static int links() {
        return 2 * HOSTS * ARTICLES_OF_A_HOST;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String host(int host) {
        return "h" + host + ".localhost:" + port();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = exchange.getRequestHeaders().getFirst("Host");
        int host = Integer.parseInt(name.substring(1, name.indexOf('.')));
        if (path.equals("/feed.xml")) {
            send(exchange, 200, "application/rss+xml", feed(host));
        } else if (path.startsWith("/news/")) {
            page(exchange, host, Integer.parseInt(path.substring("/news/".length())));
        } else {
            send(exchange, 404, "text/plain", "not found");
        }
    }

    private void page(HttpExchange exchange, int host, int article) throws IOException {
        String page = host + "/" + article;
        if (article % 10 == 3) {
            send(exchange, 404, "text/plain", "not found");
        } else if (article % 10 == 7 && failures.merge(page, 1, Integer::sum) <= FAILURES) {
            send(exchange, 503, "text/plain", "busy");
        } else {
            send(exchange, 200, "text/html; charset=utf-8", html(host, article));
        }
    }

    /** The last host lists the articles of all others. */
    private String feed(int host) {
        List<String> items = host < HOSTS
                ? published().mapToObj(article -> item(host, article)).toList()
                : IntStream.range(0, HOSTS)
                        .boxed()
                        .flatMap(other -> published().mapToObj(article -> item(other, article)))
                        .toList();
        return "<rss version=\"2.0\"><channel><title>Publisher " + host + "</title>" + String.join("", items)
                + "</channel></rss>";
    }

    private IntStream published() {
        double share = Math.max(0, (System.nanoTime() - startedAt) / (double) span.toNanos());
        return IntStream.range(0, (int) Math.min(ARTICLES_OF_A_HOST, ARTICLES_OF_A_HOST * share));
    }

    private String item(int host, int article) {
        String url = "http://" + host(host) + "/news/" + article;
        return "<item><title>" + title(host, article) + "</title><link>" + url + "</link><guid>" + url
                + "</guid></item>";
    }

    private static String title(int host, int article) {
        return "Report " + article + " of correspondent " + host;
    }

    private static String html(int host, int article) {
        Random random = new Random(1_000L * host + article);
        String text = IntStream.range(0, 5)
                .mapToObj(i -> "<p>"
                        + random.ints(4, 0, SENTENCES.size())
                                .mapToObj(SENTENCES::get)
                                .collect(Collectors.joining(" ")) + "</p>")
                .collect(Collectors.joining());
        return "<!doctype html><html lang=en><head><title>" + title(host, article)
                + "</title><meta property=\"article:published_time\" content=\""
                + FIRST.plus(Duration.ofMinutes(article)) + "\"></head><body><article><h1>" + title(host, article)
                + "</h1>" + text + "</article></body></html>";
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
