package dev.courant.ingest.robots;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.robots.RobotsRules;
import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches robots.txt, and tells a site without one from a server that cannot answer. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1">RFC 9309, sections 2.3.1 and 2.4</a>
 */
final class RobotsFetcher {
    private static final Logger log = LoggerFactory.getLogger(RobotsFetcher.class);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final Fetcher fetcher;
    private final InstantSource clock;
    private final String token;

    RobotsFetcher(Fetcher fetcher, InstantSource clock, String token) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.token = token;
    }

    /**
     * Fetches a file.
     *
     * @param robots its URL
     * @param before what was known of it; null: nothing
     */
    RobotsFile read(WebUrl robots, @Nullable RobotsFile before) {
        // One byte more than is parsed, so that a longer file is recognised.
        FetchRequest request = FetchRequest.text(robots, RobotsRules.MAX_BYTES + 1);
        AtomicReference<@Nullable WebUrl> target = new AtomicReference<>();
        return switch (fetcher.fetch(request, next -> {
            target.set(next);
            return true;
        })) {
            case Fetched file ->
                kept(
                        RobotsRules.parse(file.body()).group(token),
                        file.validity().freshFor());
            case Rejected answer when isMissing(answer) -> kept(RobotsGroup.ALLOW_ALL, null);
            case Rejected answer ->
                unreachable(before, answer.retryAfter(), "HTTP " + answer.status() + " from " + answer.url());
            case Failed failed -> unreachable(before, null, failed.detail());
            case Refused inside
            when inside.why() == Refusal.ADDRESS && target.get() != null -> {
                String problem = "it redirects to " + target.get() + ", where we may not go: " + inside.detail();
                log.warn("event=robots_unreachable url={} cause=\"{}\"", robots, problem);
                yield unreachable(before, null, problem);
            }
            // Endless redirects count as no file (2.3.1.2). At an address that must not be contacted there are no
            // pages to fetch either.
            case Refused refused -> kept(RobotsGroup.ALLOW_ALL, null);
            case NotModified impossible -> throw new IllegalStateException("304 for a request without validators");
        };
    }

    /** Returns whether there is no file. A server that answers 429, or with a challenge, may have one. */
    private static boolean isMissing(Rejected answer) {
        int status = answer.status();
        return status >= 400 ? status < 500 && status != 429 : !answer.challenge();
    }

    private RobotsFile kept(RobotsGroup group, @Nullable Duration freshFor) {
        return new RobotsFile(group, clock.instant().plus(freshFor == null ? LONGEST : bounded(freshFor)), null);
    }

    /**
     * Keeps what was read before, for however long (2.4). An unreachable file is never taken for consent, though the
     * standard allows that after 30 days: a server broken for so long has little news, and a process seldom knows.
     */
    private RobotsFile unreachable(@Nullable RobotsFile before, @Nullable Duration retryAfter, String problem) {
        Duration wait = retryAfter == null ? SHORTEST : bounded(retryAfter);
        return new RobotsFile(
                before == null ? null : before.group(), clock.instant().plus(wait), problem);
    }

    private static Duration bounded(Duration time) {
        Duration atLeast = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
