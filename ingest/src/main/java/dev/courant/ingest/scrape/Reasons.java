package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.scrape.Scraped.Dropped;
import dev.courant.schemas.OutcomeReason;

/** Names the reason for which a page could not be had. Stateless. */
final class Reasons {
    private Reasons() {}

    static Dropped of(FetchResult.Rejected answer) {
        return new Dropped(
                of(answer.status(), answer.challenge()), "HTTP " + answer.status() + " from " + answer.url());
    }

    static Dropped of(FetchResult.Refused refused) {
        OutcomeReason reason = switch (refused.why()) {
            case INVALID_URL -> OutcomeReason.INVALID_URL;
            case ADDRESS -> OutcomeReason.ADDRESS_REFUSED;
            case REDIRECT -> OutcomeReason.BAD_REDIRECT;
            case UNWANTED -> OutcomeReason.ROBOTS_DISALLOWED;
            case TOO_LARGE -> OutcomeReason.TOO_LARGE;
        };
        return new Dropped(reason, refused.detail());
    }

    static Dropped of(FetchResult.Failed failed) {
        OutcomeReason reason = switch (failed.how()) {
            case CONNECTION -> OutcomeReason.CONNECTION_FAILED;
            case TLS -> OutcomeReason.TLS_FAILED;
            case TIMEOUT -> OutcomeReason.TIMEOUT;
        };
        return new Dropped(reason, failed.detail());
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
