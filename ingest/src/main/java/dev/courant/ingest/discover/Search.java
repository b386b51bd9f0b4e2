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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One search. Not thread-safe. */
final class Search {
    private static final int MOST_REQUESTS = 15;
    private static final int ROBOTS_BYTES = 512 * 1024;

    /** A plain sitemap lists a whole site: worth little as a feed, but better than nothing. */
    private static final Comparator<FoundFeed> BEST_FIRST = Comparator.comparing(FoundFeed::comments)
            .thenComparing(feed -> feed.format().equals("Sitemap"))
            .thenComparing(FoundFeed::clue);

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Duration gap;
    private final Set<HttpUrl> asked = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private final Map<String, FoundFeed> found = new LinkedHashMap<>();

    Search(Fetcher fetcher, FeedReader reader, Duration gap) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.gap = gap;
    }

    DiscoveryResult from(Candidate start) {
        FetchResult answer = ask(FetchRequest.page(start.url().toString()), start.url());
        if (!(answer instanceof Fetched page)) {
            return new Unreachable(start.url() + ": " + reason(answer));
        }
        switch (Trial.of(start, page, reader)) {
            case Trial.IsFeed(FoundFeed feed) -> found.put(feed.url(), feed);
            case Trial.Leads(List<Candidate> further) -> search(further, HttpUrl.get(page.url()));
        }
        return new Asked(found.values().stream().sorted(BEST_FIRST).toList());
    }

    private void search(List<Candidate> named, HttpUrl site) {
        tryAll(named);
        if (found.isEmpty()) {
            tryUntilFound(UsualPlaces.of(site));
        }
        if (found.isEmpty()) {
            tryUntilFound(inRobots(UsualPlaces.robots(site)));
        }
    }

    /** Tries candidates, and then what those that are pages lead to: a list of feeds is often a page of its own. */
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

    /** Fetches and reads a candidate, and returns what it leads to. */
    private List<Candidate> attempt(Candidate candidate) {
        FetchRequest request = FetchRequest.feed(candidate.url().toString(), null, null);
        if (!(ask(request, candidate.url()) instanceof Fetched document)) {
            return List.of();
        }
        return switch (Trial.of(candidate, document, reader)) {
            case Trial.IsFeed(FoundFeed feed) -> {
                found.putIfAbsent(feed.url(), feed);
                yield List.of();
            }
            case Trial.Leads(List<Candidate> further) -> further;
        };
    }

    private List<Candidate> inRobots(HttpUrl robots) {
        FetchRequest request = FetchRequest.text(robots.toString(), ROBOTS_BYTES);
        return ask(request, robots) instanceof Fetched file ? UsualPlaces.inRobots(file.body(), robots) : List.of();
    }

    /** The answer; null when it was asked before, when there were enough requests, or when the thread is to end. */
    private @Nullable FetchResult ask(FetchRequest request, HttpUrl url) {
        boolean enough = asked.size() == MOST_REQUESTS || Thread.currentThread().isInterrupted();
        if (enough || !asked.add(url)) {
            return null;
        }
        return !hosts.add(url.host()) && !waited() ? null : fetcher.fetch(request);
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
            case Rejected(String url, int status, var wait, boolean challenge) ->
                "HTTP " + status + (challenge ? " with a challenge meant for bots" : "");
            case Refused(var why, String detail) -> detail;
            case Failed(var how, String detail) -> how + ": " + detail;
            case NotModified same -> "HTTP 304 without being asked";
            case Fetched page -> "HTTP 200";
        };
    }
}
