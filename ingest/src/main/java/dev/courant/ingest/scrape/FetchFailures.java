package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.schemas.OutcomeReason;

/** Turns failures of fetching a page into results of scraping it. Stateless. */
final class FetchFailures {
    private static final int TOO_MANY_REQUESTS = 429;

    private FetchFailures() {}

    static ScrapeResult of(FetchResult.Rejected answer) {
        Dropped dropped = new Dropped(
                of(answer.status(), answer.challenge()), "HTTP " + answer.status() + " from " + answer.url());
        boolean busy = answer.status() == TOO_MANY_REQUESTS || answer.retryAfter() != null;
        boolean temporary = answer.status() == TOO_MANY_REQUESTS || answer.status() >= 500;
        return answer.challenge() || !temporary
                ? dropped
                : new Deferred(dropped, busy ? FailureScope.HOST_BUSY : FailureScope.PAGE, answer.retryAfter());
    }

    static Dropped of(FetchResult.Refused refused) {
        OutcomeReason reason = switch (refused.why()) {
            case ADDRESS -> OutcomeReason.ADDRESS_REFUSED;
            case REDIRECT -> OutcomeReason.BAD_REDIRECT;
            case UNWANTED -> OutcomeReason.ROBOTS_DISALLOWED;
            case TOO_LARGE -> OutcomeReason.TOO_LARGE;
        };
        return new Dropped(reason, refused.detail());
    }

    static ScrapeResult of(FetchResult.Failed failed) {
        return switch (failed.how()) {
            case CONNECTION -> down(OutcomeReason.CONNECTION_FAILED, failed);
            case TIMEOUT -> down(OutcomeReason.TIMEOUT, failed);
            case TLS -> new Dropped(OutcomeReason.TLS_FAILED, failed.detail());
        };
    }

    private static Deferred down(OutcomeReason reason, FetchResult.Failed failed) {
        return new Deferred(new Dropped(reason, failed.detail()), FailureScope.HOST_DOWN, null);
    }

    private static OutcomeReason of(int status, boolean challenge) {
        if (challenge) {
            return OutcomeReason.BOT_WALL;
        }
        return switch (status) {
            case 401, 403 -> OutcomeReason.FORBIDDEN;
            case 402 -> OutcomeReason.PAYWALL;
            case 404 -> OutcomeReason.NOT_FOUND;
            case 410 -> OutcomeReason.GONE;
            case 429 -> OutcomeReason.RATE_LIMITED;
            default -> status >= 500 ? OutcomeReason.SERVER_ERROR : OutcomeReason.CLIENT_ERROR;
        };
    }
}
