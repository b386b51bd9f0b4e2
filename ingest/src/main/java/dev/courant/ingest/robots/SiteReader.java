package dev.courant.ingest.robots;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.robots.RobotsRules;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches robots.txt, and tells a site that has none from one that cannot answer. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1">RFC 9309, sections 2.3.1 and 2.4</a>
 */
final class SiteReader {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final Fetcher fetcher;
    private final InstantSource clock;
    private final String token;

    SiteReader(Fetcher fetcher, InstantSource clock, String token) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.token = token;
    }

    /**
     * Asks a site.
     *
     * @param robots the file's address
     * @param before what was known; null: nothing
     */
    SiteFile read(String robots, @Nullable SiteFile before) {
        // One byte more than is read, by which a file that goes on is known.
        FetchRequest request = FetchRequest.text(robots, RobotsRules.MAX_BYTES + 1);
        return switch (fetcher.fetch(request)) {
            case Fetched file ->
                kept(
                        RobotsRules.parse(file.body()).group(token),
                        file.validity().freshFor());
            case Rejected answer when isNone(answer) -> kept(RobotsGroup.ALLOW_ALL, null);
            case Rejected answer -> unreachable(before, answer.retryAfter());
            case Failed failed -> unreachable(before, null);
            // Redirects without end count as no file (2.3.1.2); an address we must not contact is none to fetch from.
            case Refused refused -> kept(RobotsGroup.ALLOW_ALL, null);
            case NotModified impossible -> throw new IllegalStateException("asked for without validators");
        };
    }

    /** A server that answers 429 has a file but no time; one that tests for bots does not say what its file says. */
    private static boolean isNone(Rejected answer) {
        int status = answer.status();
        return status >= 400 ? status < 500 && status != 429 : !answer.challenge();
    }

    private SiteFile kept(RobotsGroup group, @Nullable Duration freshFor) {
        return new SiteFile(group, clock.instant().plus(freshFor == null ? LONGEST : bounded(freshFor)));
    }

    /**
     * What was read before holds on, for however long (2.4). That no file can be had is never taken for consent, though
     * the standard allows that after 30 days: a server broken for so long has little news, and a process seldom knows.
     */
    private SiteFile unreachable(@Nullable SiteFile before, @Nullable Duration retryAfter) {
        Duration wait = retryAfter == null ? SHORTEST : bounded(retryAfter);
        return new SiteFile(
                before == null ? null : before.group(), clock.instant().plus(wait));
    }

    private static Duration bounded(Duration time) {
        Duration atLeast = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
