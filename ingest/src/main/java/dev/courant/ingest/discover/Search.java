package dev.courant.ingest.discover;

import dev.courant.ingest.discover.DiscoveryResult.Asked;
import dev.courant.ingest.discover.DiscoveryResult.Unreachable;
import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search. Not thread-safe. */
final class Search {
    private static final int MOST_REQUESTS = 15;
    private static final int ROBOTS_BYTES = 512 * 1024;

    /** A plain sitemap lists a whole site: of little use as a feed, but better than nothing. */
    private static final Comparator<FoundFeed> BEST_FIRST = Comparator.comparing(FoundFeed::comments)
            .thenComparing(feed -> feed.format().equals("Sitemap"))
            .thenComparing(FoundFeed::clue);

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Duration gap;
    private final Set<WebUrl> requested = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private final Map<String, FoundFeed> found = new LinkedHashMap<>();

    Search(Fetcher fetcher, FeedReader reader, Duration gap) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.gap = gap;
    }

    DiscoveryResult from(Candidate start) {
        FetchResult answer = ask(FetchRequest.page(start.url()));
        if (!(answer instanceof Fetched page)) {
            return new Unreachable(start.url() + ": " + reason(answer));
        }
        switch (CandidateReading.of(start, page, reader)) {
            case CandidateReading.IsFeed(FoundFeed feed) -> found.put(feed.url(), feed);
            case CandidateReading.Leads(List<Candidate> further) -> search(further, page.url());
        }
        return new Asked(found.values().stream().sorted(BEST_FIRST).toList());
    }

    private void search(List<Candidate> named, WebUrl site) {
        tryAll(named);
        if (found.isEmpty()) {
            tryUntilFound(CommonLocations.of(site));
        }
        if (found.isEmpty()) {
            tryUntilFound(inRobots(site.atRoot("/robots.txt")));
        }
    }

    /** Tries candidates, and then the candidates in those that are pages: a site often lists its feeds on a page. */
    private void tryAll(List<Candidate> candidates) {
        List<Candidate> further = new ArrayList<>();
        candidates.forEach(candidate -> further.addAll(attempt(candidate)));
        further.forEach(this::attempt);
    }

    private void tryUntilFound(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            List<Candidate> further = attempt(candidate);
            for (int i = 0; i < further.size() && found.isEmpty(); i++) {
                attempt(further.get(i));
            }
            if (!found.isEmpty()) {
                return;
            }
        }
    }

    /** Fetches and reads a candidate, and returns the candidates in it. */
    private List<Candidate> attempt(Candidate candidate) {
        if (!(ask(FetchRequest.feed(candidate.url(), null, null)) instanceof Fetched document)) {
            return List.of();
        }
        return switch (CandidateReading.of(candidate, document, reader)) {
            case CandidateReading.IsFeed(FoundFeed feed) -> {
                found.putIfAbsent(feed.url(), feed);
                yield List.of();
            }
            case CandidateReading.Leads(List<Candidate> further) -> further;
        };
    }

    private List<Candidate> inRobots(WebUrl robots) {
        return ask(FetchRequest.text(robots, ROBOTS_BYTES)) instanceof Fetched file
                ? CommonLocations.inRobots(file.body(), robots)
                : List.of();
    }

    /** Fetches a document; null when it was requested before, after the last request, or after an interrupt. */
    private @Nullable FetchResult ask(FetchRequest request) {
        boolean enough =
                requested.size() == MOST_REQUESTS || Thread.currentThread().isInterrupted();
        if (enough || !requested.add(request.url())) {
            return null;
        }
        return !hosts.add(request.url().host()) && !waited() ? null : fetcher.fetch(request);
    }

    private boolean waited() {
        try {
            Thread.sleep(gap);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String reason(@Nullable FetchResult answer) {
        return switch (answer) {
            case null -> "the search was interrupted";
            case Rejected(WebUrl url, int status, var wait, boolean challenge) ->
                "HTTP " + status + (challenge ? " with a challenge for bots" : "");
            case Refused(var why, String detail) -> detail;
            case Failed(var how, String detail) -> how + ": " + detail;
            case NotModified same -> "HTTP 304 without being asked";
            case Fetched page -> "HTTP 200";
        };
    }
}
