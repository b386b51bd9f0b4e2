package dev.courant.embedded.world;

import dev.courant.embedded.world.http.PublisherService;
import dev.courant.embedded.world.http.RecordedRequest;
import dev.courant.embedded.world.http.RequestLog;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.http.ServerLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Serves a world over HTTP, each publisher under a host name of its own; stories are published one after another.
 *
 * <p>A client whose resolver does not know the domain may use the server as its HTTP proxy: not every system resolves
 * names below {@code localhost}. It answers for its own hosts and never contacts another server. Thread-safe.
 */
public final class WorldServer implements AutoCloseable {
    /**
     * Options of a server.
     *
     * @param port the port to listen on; 0: any that is free
     * @param bindAddress the address to listen on; keep it at loopback unless in a container network
     * @param domain the domain below which the publishers have their hosts, such as {@code localhost}
     * @param clock decides which stories are published
     * @param beginning when the world begins; the first stories are dated before it
     * @param pace the factor by which stories after the beginning are published faster than their files say; infinity
     *     publishes all at once
     */
    public record Options(
            int port, String bindAddress, String domain, InstantSource clock, Instant beginning, double pace) {
        /** Checks that the pace is positive. */
        public Options {
            if (!(pace > 0)) {
                throw new IllegalArgumentException("Pace must be positive: " + pace);
            }
        }

        /**
         * Returns options for a free port of the loopback interface, below {@code localhost}, beginning now, at pace 1.
         */
        public static Options local(InstantSource clock) {
            return new Options(0, "127.0.0.1", "localhost", clock, clock.instant(), 1);
        }

        /** Returns these options with another port. */
        public Options withPort(int newPort) {
            return new Options(newPort, bindAddress, domain, clock, beginning, pace);
        }

        /** Returns these options with another pace. */
        public Options withPace(double newPace) {
            return new Options(port, bindAddress, domain, clock, beginning, newPace);
        }
    }

    private final World world;
    private final HttpServer server;
    private final Timeline timeline;
    private final WorldUrls urls;
    private final RequestLog requests;

    private WorldServer(World world, HttpServer server, Timeline timeline, WorldUrls urls, RequestLog requests) {
        this.world = world;
        this.server = server;
        this.timeline = timeline;
        this.urls = urls;
        this.requests = requests;
    }

    /**
     * Starts serving; the port is open when this returns.
     *
     * @throws UncheckedIOException when the port cannot be bound
     */
    public static WorldServer start(World world, Options options) {
        Timeline timeline = new Timeline(options.clock(), options.beginning(), options.pace());
        RequestLog requests = new RequestLog();
        // The port is part of the URLs and is known only when the server listens; requests before that wait.
        CompletableFuture<WorldSites> sites = new CompletableFuture<>();
        PublisherService service = new PublisherService(
                options.clock(), (host, path) -> sites.join().at(host, path), requests);
        try {
            HttpServer server =
                    HttpServer.start("world", options.bindAddress(), options.port(), ServerLimits.INTERNAL, service);
            WorldUrls urls = new WorldUrls(world, options.domain(), server.port());
            sites.complete(WorldSites.of(world, timeline, urls));
            return new WorldServer(world, server, timeline, urls, requests);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + options.bindAddress() + ":" + options.port() + ": " + e.getMessage(), e);
        }
    }

    /** Returns the port that it listens on. */
    public int port() {
        return urls.port();
    }

    /** Returns the URL of a publisher's feed. */
    public String feedUrl(Publisher publisher) {
        return urls.feed(publisher);
    }

    /** Returns the URLs of all feeds, in the order of the publishers. */
    public List<String> feedUrls() {
        return world.publishers().stream().map(this::feedUrl).toList();
    }

    /** Returns the URL of a publisher's home page, without a slash at the end. */
    public String homeUrl(Publisher publisher) {
        return urls.home(publisher);
    }

    /** Returns the URL of a story in the feed. */
    public String url(Story story) {
        return urls.link(story);
    }

    /** Returns the URL of the page where {@link #url(Story)} ends after redirects, without tracking parameters. */
    public String canonicalUrl(Story story) {
        return urls.page(story);
    }

    /** Returns the date of a story in feed and page. */
    public Instant publishedAt(Story story) {
        return timeline.publishedAt(story);
    }

    /** Returns the stories that are published by now, newest first. */
    public List<Story> published() {
        return timeline.published(world.stories());
    }

    /** Whether all stories are published. */
    public boolean complete() {
        return world.stories().stream().allMatch(timeline::isPublished);
    }

    /** Returns the requests so far, oldest first, each recorded before its response was sent; the latest 20,000. */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /** Stops serving at once; requests in progress are cut off. */
    @Override
    public void close() {
        server.close();
    }
}
