package dev.courant.ingest.robots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers whether pages may be fetched, by the robots.txt of their site, which is fetched once and kept for at most a
 * day. Threads that ask about the same site wait for one fetch; threads that ask about other sites do not wait.
 * Blocking. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
public final class Robots {
    /** Some 20,000 sites with files of 30 rules, or a dozen with the largest files that are read. */
    private static final long MAX_BYTES = 64L << 20;

    private static final String PATH = "/robots.txt";

    private final InstantSource clock;
    private final RobotsFetcher reader;
    private final Cache<WebUrl, RobotsFile> files = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((WebUrl url, RobotsFile file) -> file.bytes())
            .executor(Runnable::run)
            .build();
    private final Map<WebUrl, CompletableFuture<RobotsFile>> inFlight = new ConcurrentHashMap<>();

    /**
     * Fetches files with a fetcher.
     *
     * @param fetcher fetches the files
     * @param clock tells when they are too old
     * @param userAgent the User-Agent; groups are matched by the letters, hyphens and underscores at its start
     */
    public Robots(Fetcher fetcher, InstantSource clock, String userAgent) {
        this.clock = clock;
        this.reader = new RobotsFetcher(fetcher, clock, userAgent);
    }

    /**
     * Returns whether a page may be fetched. May fetch robots.txt first.
     *
     * @param url the page
     * @return whether it may
     */
    public RobotsVerdict verdict(WebUrl url) {
        // The file itself is always allowed (RFC 9309, section 2.2.2).
        return url.http().encodedPath().equals(PATH)
                ? RobotsVerdict.ALLOWED
                : file(url).verdict(url);
    }

    /**
     * Returns how long to wait between two requests to a site. May fetch robots.txt first.
     *
     * @param url any URL of the site
     * @return the site's {@code Crawl-delay}, at most a minute; zero when it states none
     */
    public Duration crawlDelay(WebUrl url) {
        RobotsGroup group = file(url).group();
        return group == null ? Duration.ZERO : group.crawlDelay();
    }

    /**
     * Says why robots.txt cannot be read, after the {@link #verdict} on a page was that it is unreachable.
     *
     * @param url the page
     * @return one line with the facts
     */
    public String problem(WebUrl url) {
        String problem = file(url).problem();
        return problem == null ? "it cannot be read" : problem;
    }

    private RobotsFile file(WebUrl page) {
        WebUrl robots = page.atRoot(PATH);
        RobotsFile kept = files.getIfPresent(robots);
        return kept != null && kept.isFresh(clock.instant()) ? kept : shared(robots);
    }

    private RobotsFile shared(WebUrl robots) {
        CompletableFuture<RobotsFile> ours = new CompletableFuture<>();
        CompletableFuture<RobotsFile> theirs = inFlight.putIfAbsent(robots, ours);
        if (theirs != null) {
            return theirs.join();
        }
        try {
            RobotsFile file = renewed(robots);
            ours.complete(file);
            return file;
        } finally {
            inFlight.remove(robots, ours);
            ours.completeExceptionally(new IllegalStateException(robots + ": the thread that was to read it failed"));
        }
    }

    private RobotsFile renewed(WebUrl robots) {
        RobotsFile kept = files.getIfPresent(robots);
        if (kept != null && kept.isFresh(clock.instant())) {
            // Another thread finished fetching it just before this one began.
            return kept;
        }
        RobotsFile file = reader.read(robots, kept);
        if (!Thread.currentThread().isInterrupted()) {
            // The result of an interrupted request says nothing about the server.
            files.put(robots, file);
        }
        return file;
    }
}
