package dev.courant.ingest.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks robots.txt, which is fetched once and kept for a day. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
public final class Robots {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_WHEN_UNREACHABLE = Duration.ofMinutes(10);
    private static final int MAX_SITES = 10_000;
    /** RFC 9309, 2.5 asks for at least 500 KiB. */
    private static final int MAX_BYTES = 512 * 1024;

    private final Fetcher fetcher;
    private final InstantSource clock;
    private final List<String> agents;
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, Kept> sites = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MAX_SITES;
        }
    });

    private record Kept(BaseRobotRules rules, Instant until) {}

    /**
     * Asks with a fetcher.
     *
     * @param fetcher fetches the files
     * @param clock tells when they are too old
     * @param userAgent the User-Agent; the product name at its start is what groups are matched by
     */
    public Robots(Fetcher fetcher, InstantSource clock, String userAgent) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.agents = List.of(userAgent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a page may be fetched. May fetch robots.txt first.
     *
     * @param url an absolute http or https URL
     * @return the answer
     */
    public RobotsVerdict verdict(String url) {
        BaseRobotRules rules = rules(url);
        if (rules.isAllowNone() && rules.isDeferVisits()) {
            return RobotsVerdict.UNREACHABLE;
        }
        return rules.isAllowed(url) ? RobotsVerdict.ALLOWED : RobotsVerdict.DISALLOWED;
    }

    private BaseRobotRules rules(String url) {
        String robots = HttpUrl.get(url)
                .newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        Kept kept = sites.get(robots);
        if (kept == null || kept.until().isBefore(clock.instant())) {
            kept = renewed(robots, kept);
            sites.put(robots, kept);
        }
        return kept.rules();
    }

    /** What was read before holds on while the file cannot be reached (RFC 9309, 2.4). */
    private Kept renewed(String robots, @Nullable Kept before) {
        BaseRobotRules rules = read(robots);
        if (!rules.isDeferVisits()) {
            return new Kept(rules, clock.instant().plus(KEPT));
        }
        return new Kept(before == null ? rules : before.rules(), clock.instant().plus(KEPT_WHEN_UNREACHABLE));
    }

    private BaseRobotRules read(String robots) {
        FetchResult result = fetcher.fetch(FetchRequest.text(robots, MAX_BYTES));
        return switch (result) {
            case Fetched file -> parse(robots, file);
            case Rejected answer when answer.status() < 500 && answer.status() != 429 -> allowAll();
            case Rejected answer -> unreachable();
            case Failed failed -> unreachable();
            case Refused refused -> allowAll();
            case NotModified impossible -> allowAll();
        };
    }

    private BaseRobotRules parse(String robots, Fetched file) {
        synchronized (parser) {
            return parser.parseContent(robots, file.body(), "text/plain", agents);
        }
    }

    private static BaseRobotRules allowAll() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    }

    private static BaseRobotRules unreachable() {
        BaseRobotRules none = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
        none.setDeferVisits(true);
        return none;
    }
}
