package dev.courant.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.schemas.OutcomeReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "401,false,FORBIDDEN",
        "403,false,FORBIDDEN",
        "403,true,BOT_WALL",
        "405,true,BOT_WALL",
        "503,true,BOT_WALL",
        "402,false,PAYWALL",
        "404,false,NOT_FOUND",
        "410,false,GONE",
        "429,false,RATE_LIMITED",
        "418,false,CLIENT_ERROR",
        "204,false,CLIENT_ERROR",
        "500,false,SERVER_ERROR",
        "503,false,SERVER_ERROR"
    })
    void shouldNameWhyAServerRefused(int status, boolean challenge, OutcomeReason reason) {
        Scraped.Dropped dropped = Reasons.of(new Rejected("https://h.example/a", status, null, challenge));

        assertThat(dropped).isEqualTo(new Scraped.Dropped(reason, "HTTP " + status + " from https://h.example/a"));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_URL,INVALID_URL",
        "ADDRESS,ADDRESS_REFUSED",
        "REDIRECT,BAD_REDIRECT",
        "UNWANTED,ROBOTS_DISALLOWED",
        "TOO_LARGE,TOO_LARGE"
    })
    void shouldNameWhyWeRefused(Refusal why, OutcomeReason reason) {
        assertThat(Reasons.of(new Refused(why, "facts"))).isEqualTo(new Scraped.Dropped(reason, "facts"));
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION,CONNECTION_FAILED", "TLS,TLS_FAILED", "TIMEOUT,TIMEOUT"})
    void shouldNameWhatFailed(Failure how, OutcomeReason reason) {
        assertThat(Reasons.of(new Failed(how, "facts"))).isEqualTo(new Scraped.Dropped(reason, "facts"));
    }
}
