package dev.courant.ingest.replay;

import dev.courant.ingest.fetch.BotWalls;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Exchange;
import java.util.List;

/** Turns a recorded response into what a fetch of it would have given. Pure functions. */
public final class RecordedAnswer {
    private static final FetchResult.Validity NO_VALIDITY = new FetchResult.Validity(null, null, null);

    private RecordedAnswer() {}

    /**
     * Returns what a fetch would have given.
     *
     * @param url the URL of the response, parsed
     * @param exchange the response
     * @param limit the largest page in bytes
     * @return the page, or why there is none
     */
    public static FetchResult of(WebUrl url, Exchange exchange, int limit) {
        boolean challenge = BotWalls.isChallenge(exchange::header);
        if (challenge || exchange.status() < 200 || exchange.status() >= 300) {
            return new FetchResult.Rejected(url, exchange.status(), null, challenge);
        }
        if (exchange.body().length > limit) {
            return new FetchResult.Refused(FetchResult.Refusal.TOO_LARGE, url + " has more than " + limit + " bytes");
        }
        return new FetchResult.Fetched(
                url,
                exchange.header("Content-Type").orElse(null),
                NO_VALIDITY,
                FetchResult.Redirects.NONE,
                null,
                List.of(),
                exchange.body(),
                !exchange.truncated());
    }
}
