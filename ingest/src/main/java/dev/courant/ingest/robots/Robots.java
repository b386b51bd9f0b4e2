package dev.courant.ingest.robots;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.robots.RobotsGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Asks robots.txt, which is fetched once and kept for at most a day. Threads that ask about the same site wait for one
 * fetch; nobody waits for another site. Blocking. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
public final class Robots {
    /** Some 20,000 sites with files of 30 rules, or a dozen with files as large as is read. */
    private static final long MAX_BYTES = 64L << 20;

    private final InstantSource clock;
    private final SiteReader reader;
    private final SiteFiles files = new SiteFiles(MAX_BYTES);
    private final Map<String, CompletableFuture<SiteFile>> inFlight = new ConcurrentHashMap<>();

    /**
     * Asks with a fetcher.
     *
     * @param fetcher fetches the files
     * @param clock tells when they are too old
     * @param userAgent the User-Agent; the letters, hyphens and underscores at its start are what groups are matched by
     */
    public Robots(Fetcher fetcher, InstantSource clock, String userAgent) {
        this.clock = clock;
        this.reader = new SiteReader(fetcher, clock, userAgent);
    }

    /**
     * Whether a page may be fetched. May fetch robots.txt first.
     *
     * @param url a URL
     * @return the answer; what is no absolute http or https URL may not
     */
    public RobotsVerdict verdict(String url) {
        HttpUrl page = HttpUrl.parse(url);
        if (page == null) {
            return RobotsVerdict.DISALLOWED;
        }
        // The file itself is always allowed (RFC 9309, section 2.2.2).
        return page.encodedPath().equals("/robots.txt")
                ? RobotsVerdict.ALLOWED
                : file(page).verdict(page.toString());
    }

    /**
     * How long a site wants us to wait from one request to the next. May fetch robots.txt first.
     *
     * @param url any URL of the site
     * @return the site's {@code Crawl-delay}, at most a minute; zero when it states none
     */
    public Duration crawlDelay(String url) {
        HttpUrl page = HttpUrl.parse(url);
        RobotsGroup group = page == null ? null : file(page).group();
        return group == null ? Duration.ZERO : group.crawlDelay();
    }

    private SiteFile file(HttpUrl page) {
        String robots = page.newBuilder()
                .username("")
                .password("")
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        SiteFile kept = files.get(robots);
        return kept != null && kept.isFresh(clock.instant()) ? kept : shared(robots);
    }

    private SiteFile shared(String robots) {
        CompletableFuture<SiteFile> ours = new CompletableFuture<>();
        CompletableFuture<SiteFile> theirs = inFlight.putIfAbsent(robots, ours);
        if (theirs != null) {
            return theirs.join();
        }
        try {
            SiteFile file = renewed(robots);
            ours.complete(file);
            return file;
        } finally {
            inFlight.remove(robots, ours);
            ours.completeExceptionally(
                    new IllegalStateException(robots + ": the thread that was to read it broke off"));
        }
    }

    private SiteFile renewed(String robots) {
        SiteFile kept = files.get(robots);
        if (kept != null && kept.isFresh(clock.instant())) {
            // Whoever fetched it was done just before we began.
            return kept;
        }
        SiteFile file = reader.read(robots, kept);
        if (!Thread.currentThread().isInterrupted()) {
            // An interrupted request says nothing of the server.
            files.put(robots, file);
        }
        return file;
    }
}
