package dev.courant.ingest.scrape;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchFailuresTest {
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
        ScrapeResult scraped = FetchFailures.of(new Rejected(web("https://h.example/a"), status, null, challenge));

        assertThat(end(scraped)).isEqualTo(new Dropped(reason, "HTTP " + status + " from https://h.example/a"));
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS,ADDRESS_REFUSED", "REDIRECT,BAD_REDIRECT", "UNWANTED,ROBOTS_DISALLOWED", "TOO_LARGE,TOO_LARGE"
    })
    void shouldNameWhyWeRefused(Refusal why, OutcomeReason reason) {
        assertThat(FetchFailures.of(new Refused(why, "facts"))).isEqualTo(new Dropped(reason, "facts"));
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION,CONNECTION_FAILED", "TLS,TLS_FAILED", "TIMEOUT,TIMEOUT"})
    void shouldNameWhatFailed(Failure how, OutcomeReason reason) {
        assertThat(end(FetchFailures.of(new Failed(how, "facts")))).isEqualTo(new Dropped(reason, "facts"));
    }

    @ParameterizedTest
    @CsvSource({
        "500,,PAGE",
        "503,,PAGE",
        "503,PT1M,HOST_BUSY",
        "429,,HOST_BUSY",
        "429,PT1M,HOST_BUSY",
    })
    void shouldDeferWhatMayPass(int status, @Nullable Duration retryAfter, FailureScope trouble) {
        ScrapeResult scraped = FetchFailures.of(new Rejected(web("https://h.example/a"), status, retryAfter, false));

        assertThat(scraped).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.scope()).isEqualTo(trouble);
            assertThat(deferred.retryAfter()).isEqualTo(retryAfter);
        });
    }

    @Test
    void shouldDeferWhatAHostDoesNotAnswerButNotACertificateThatDoesNotHold() {
        assertThat(FetchFailures.of(new Failed(Failure.TIMEOUT, "facts"))).isInstanceOf(Deferred.class);
        assertThat(FetchFailures.of(new Failed(Failure.CONNECTION, "facts"))).isInstanceOf(Deferred.class);
        assertThat(FetchFailures.of(new Failed(Failure.TLS, "facts"))).isInstanceOf(Dropped.class);
        assertThat(FetchFailures.of(new Rejected(web("https://h.example/a"), 503, Duration.ofMinutes(1), true)))
                .isInstanceOf(Dropped.class);
    }

    private static ScrapeResult end(ScrapeResult scraped) {
        return scraped instanceof Deferred deferred ? deferred.otherwise() : scraped;
    }
}
