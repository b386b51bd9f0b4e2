package dev.courant.ingest.loopback;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishers who do their worst, one trick to a host. Each has a feed of that kind and a page of that kind; a guide,
 * itself sound, leads to all the pages.
 */
public final class ChaosPublisher implements AutoCloseable {
    /** How many requests hang when all tricks that hang are tried as feeds. */
    public static final int HANGING = 2;

    private static final int BOMB_BYTES = 64 << 20;
    private static final byte[] BOMB = Fetching.gzip(new byte[BOMB_BYTES]);
    private static final String SOUND =
            "<rss version='2.0'><channel><title>Sound</title><item><title>A</title></item></channel></rss>";

    private final Map<String, LoopbackServer.Handler> tricks = Map.ofEntries(
            Map.entry("drips", this::drip),
            Map.entry("hangs", this::hang),
            Map.entry(
                    "bombs",
                    (request, out) -> out.write(Reply.of(200)
                            .with(BOMB)
                            .with("Content-Encoding", "gzip")
                            .bytes())),
            Map.entry("leads-inside", replying(Reply.redirect(302, "http://169.254.169.254/latest/meta-data/"))),
            Map.entry("leads-in-circles", replying(Reply.redirect(301, "/feed"))),
            Map.entry("breaks-off", replying(Reply.ok(SOUND).with("Content-Length", "100000"))),
            Map.entry("resets", (request, out) -> out.close()),
            Map.entry("flaps", this::flap),
            Map.entry("fails", replying(Reply.of(500))),
            Map.entry("lies-304", replying(Reply.of(304))),
            Map.entry(
                    "lies-etag",
                    (request, out) -> out.write(Reply.ok(SOUND)
                            .with("ETag", "\"" + System.nanoTime() + "\"")
                            .bytes())),
            Map.entry(
                    "babbles", (request, out) -> out.write("no HTTP at all\r\n\r\n".getBytes(StandardCharsets.UTF_8))),
            Map.entry("nests", replying(Reply.ok("<a>".repeat(300_000)).with("Content-Type", "text/html"))),
            Map.entry("heads", this::endlessHead));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger flaps = new AtomicInteger();
    private final LoopbackServer server = LoopbackServer.with(this::answer);

    /** The feeds, all of them sick. */
    public List<String> feeds() {
        return tricks.keySet().stream()
                .map(trick -> server.url(trick + ".localhost", "/feed"))
                .toList();
    }

    /** A sound feed that leads to a page of each host. */
    public String guide() {
        return server.url("guide.localhost", "/feed");
    }

    /** How many requests have hung so far. */
    public int hanging() {
        return hanging.get();
    }

    @Override
    public void close() {
        end.countDown();
        server.close();
    }

    private static LoopbackServer.Handler replying(Reply reply) {
        return (request, out) -> out.write(reply.bytes());
    }

    private void answer(LoopbackServer.Request request, OutputStream out) throws Exception {
        String host = requireNonNull(request.headers().get("host"));
        String trick = host.substring(0, host.indexOf('.'));
        if (request.path().equals("/robots.txt")) {
            out.write(Reply.of(404).bytes());
        } else if (trick.equals("guide")) {
            out.write(Reply.ok(guideDocument()).bytes());
        } else {
            requireNonNull(tricks.get(trick)).answer(request, out);
        }
    }

    private String guideDocument() {
        StringBuilder items = new StringBuilder();
        for (String trick : tricks.keySet()) {
            String page = server.url(trick + ".localhost", "/page");
            items.append("<item><title>" + trick + "</title><link>" + page + "</link></item>");
        }
        return "<rss version='2.0'><channel><title>Guide</title>" + items + "</channel></rss>";
    }

    private void hang(LoopbackServer.Request request, OutputStream out) throws InterruptedException {
        hanging.incrementAndGet();
        end.await();
    }

    private void drip(LoopbackServer.Request request, OutputStream out) throws IOException, InterruptedException {
        hanging.incrementAndGet();
        out.write("HTTP/1.1 200 Said\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        while (!end.await(50, TimeUnit.MILLISECONDS)) {
            out.write(' ');
            out.flush();
        }
    }

    private void endlessHead(LoopbackServer.Request request, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 Said\r\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] header = ("X-More: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            out.write(header);
        }
    }

    private void flap(LoopbackServer.Request request, OutputStream out) throws IOException {
        boolean up = flaps.incrementAndGet() % 2 == 0;
        out.write((up ? Reply.ok(SOUND) : Reply.of(503)).bytes());
    }
}
