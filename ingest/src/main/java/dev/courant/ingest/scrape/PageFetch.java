package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.Fetcher;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fetches a page, and tries again after a growing pause while the failure may pass. Blocking. Thread-safe. */
final class PageFetch {
    private static final int GROWTH = 4;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Fetcher fetcher;
    private final ScrapeSettings settings;

    PageFetch(Fetcher fetcher, ScrapeSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    /** @param wanted whether a redirect to this URL may be followed */
    FetchResult fetch(String url, Predicate<String> wanted) throws InterruptedException {
        Duration pause = settings.retryPause();
        FetchResult result = fetcher.fetch(FetchRequest.page(url), wanted);
        for (int tried = 1; tried < settings.tries() && mayPass(result); tried++) {
            Thread.sleep(wait(result, pause));
            pause = pause.multipliedBy(GROWTH);
            result = fetcher.fetch(FetchRequest.page(url), wanted);
        }
        return result;
    }

    private static boolean mayPass(FetchResult result) {
        return switch (result) {
            case FetchResult.Failed failed -> failed.how() != FetchResult.Failure.TLS;
            case FetchResult.Rejected answer ->
                !answer.challenge() && (answer.status() >= 500 || answer.status() == 429);
            case FetchResult.Fetched page -> false;
            case FetchResult.NotModified same -> false;
            case FetchResult.Refused refused -> false;
        };
    }

    private static Duration wait(FetchResult result, Duration pause) {
        @Nullable Duration asked = result instanceof FetchResult.Rejected answer ? answer.retryAfter() : null;
        Duration wait = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
