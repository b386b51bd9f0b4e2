package dev.courant.embedded.world;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Serves a world over HTTP, each publisher under a host name of its own; what is published grows with time.
 *
 * <p>A client whose resolver does not know the domain, such as {@code localhost} below which not every system finds
 * names, may use the server as its HTTP proxy: it answers such requests for its own hosts, and asks no other server
 * ever. Thread-safe.
 */
public final class WorldServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    /*
     * The JDK's server writes head and body of a larger answer apart, and with Nagle's algorithm the body then waits for
     * the client's delayed acknowledgement: 40 ms for each request of a kept connection. It has no other switch.
     */
    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    /**
     * How a world is served.
     *
     * @param port the port to listen on; 0: any that is free
     * @param bindAddress the address to listen on; leave it at loopback unless in a container network
     * @param domain the domain below which the publishers have their hosts, such as {@code localhost}
     * @param clock what says which stories have appeared
     * @param beginning when the world begins; what is initially there is dated before it
     * @param pace how much faster than the clock later stories appear: 1 as written, infinity all at once
     */
    public record Options(
            int port, String bindAddress, String domain, InstantSource clock, Instant beginning, double pace) {
        /** Refuses a pace that is not positive. */
        public Options {
            if (!(pace > 0)) {
                throw new IllegalArgumentException("Pace must be positive: " + pace);
            }
        }

        /** On a free port of the loopback interface, below {@code localhost}, beginning at the clock's now, pace 1. */
        public static Options local(InstantSource clock) {
            return new Options(0, "127.0.0.1", "localhost", clock, clock.instant(), 1);
        }

        /** The same at another port. */
        public Options withPort(int newPort) {
            return new Options(newPort, bindAddress, domain, clock, beginning, pace);
        }

        /** The same at another pace. */
        public Options withPace(double newPace) {
            return new Options(port, bindAddress, domain, clock, beginning, newPace);
        }
    }

    private final World world;
    private final HttpServer server;
    private final ExecutorService executor;
    private final Timeline timeline;
    private final Addresses addresses;
    private final Visitors visitors = new Visitors();
    private final Map<String, Site> sites;
    private final Pages pages;

    private WorldServer(World world, Options options, HttpServer server) {
        this.world = world;
        this.server = server;
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.timeline = new Timeline(options.clock(), options.beginning(), options.pace());
        this.addresses =
                new Addresses(world, options.domain(), server.getAddress().getPort());
        Templates templates = new Templates();
        Scopes scopes = new Scopes(addresses, timeline);
        Feeds feeds = new Feeds(scopes, templates);
        this.pages = new Pages(scopes, templates);
        this.sites = world.publishers().stream()
                .map(p -> new Site(p, timeline, addresses, pages, feeds, templates))
                .collect(Collectors.toMap(site -> site.publisher().id(), Function.identity()));
    }

    /**
     * Starts to serve; the port is open when this returns.
     *
     * @throws UncheckedIOException when the port cannot be bound
     */
    public static WorldServer start(World world, Options options) {
        try {
            InetSocketAddress address = new InetSocketAddress(options.bindAddress(), options.port());
            WorldServer server = new WorldServer(world, options, HttpServer.create(address, BACKLOG));
            server.open();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + options.bindAddress() + ":" + options.port(), e);
        }
    }

    private void open() {
        server.setExecutor(executor);
        server.createContext("/", new Visits(timeline, this::answer, visitors::add));
        server.start();
    }

    private Answer answer(String host, String path) {
        return addresses
                .publisher(host)
                .map(publisher ->
                        Objects.requireNonNull(sites.get(publisher.id())).answer(path))
                .orElseGet(() -> newsstand(addresses.isDoor(host) && path.equals("/") ? 200 : 404));
    }

    private Answer newsstand(int status) {
        return Answer.html(status, pages.newsstand(world.publishers()), StandardCharsets.UTF_8);
    }

    /** The port that it listens on. */
    public int port() {
        return addresses.port();
    }

    /** The address of a publisher's feed. */
    public String feedUrl(Publisher publisher) {
        return addresses.feed(publisher);
    }

    /** The addresses of all feeds, in the order of the publishers. */
    public List<String> feedUrls() {
        return world.publishers().stream().map(this::feedUrl).toList();
    }

    /** The address of a publisher's home page, without a slash at the end. */
    public String homeUrl(Publisher publisher) {
        return addresses.home(publisher);
    }

    /** The address that the feed gives for a story. */
    public String url(Story story) {
        return addresses.link(story);
    }

    /** The address of the page that {@link #url(Story)} leads to in the end, without tracking parameters. */
    public String canonicalUrl(Story story) {
        return addresses.page(story);
    }

    /** The date that feed and page give for a story. */
    public Instant publishedAt(Story story) {
        return timeline.publishedAt(story);
    }

    /** What has been published by now, newest first. */
    public List<Story> published() {
        return timeline.published(world.stories());
    }

    /** Whether everything has been published. */
    public boolean complete() {
        return world.stories().stream().allMatch(timeline::isPublished);
    }

    /**
     * The requests so far, oldest first, each from before its answer was sent; of very many the oldest are forgotten.
     */
    public List<RecordedRequest> requests() {
        return visitors.all();
    }

    /** Stops to serve at once; requests under way are cut. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
