package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.embedded.recorded.RecordedWeb;
import dev.courant.embedded.world.http.RecordedRequest;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.Recording;
import dev.courant.recording.ServerBehaviour;
import dev.courant.runtime.config.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded web in place of all servers. None of the hosts exists, and none is looked up. */
@Timeout(30)
class FetcherGatewayTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PAGE = "https://harbour.example/quay";

    private final List<Recording.Answer> answers = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile Instant now = MORNING;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private void answer(Instant at, String url, int status, String body, Header... headers) {
        Exchange exchange =
                new Exchange(url, at, status, Arrays.asList(headers), body.getBytes(StandardCharsets.UTF_8), false);
        answers.add(new Recording.Answer(url, at, () -> exchange));
    }

    private @Nullable RecordedWeb web;

    private FetchResult fetch(FetchRequest request) {
        if (web == null) {
            web = RecordedWeb.start(Recording.of(List.of(), answers), () -> now);
            open.add(web);
        }
        try (Fetcher fetcher = new Fetcher(
                Settings.read(FetchSettings.class, Map.of("COURANT_FETCH_TIMEOUT", "2s")), () -> now, web.gateway())) {
            return fetcher.fetch(request);
        }
    }

    private FetchResult page(String url) {
        return fetch(FetchRequest.page(web(url)));
    }

    private static String body(FetchResult result) {
        return new String(((Fetched) result).body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example/quay,            https://harbour.example/quay",
        "http://harbour.example:8080/quay?a=b&c,  http://harbour.example:8080/quay?a=b&c",
        "https://harbour.example,                 https://harbour.example/",
        "https://Harbour.example:443/Käse brot,   https://harbour.example/K%C3%A4se%20brot",
        "https://bücher.example/a,                https://xn--bcher-kva.example/a",
    })
    void shouldFetchAnyUrlThatIsRecorded(String recorded, String asked) {
        answer(MORNING, recorded, 200, "news", new Header("Content-Type", "text/html"));

        FetchResult result = page(asked);

        assertThat(body(result)).isEqualTo("news");
        assertThat(((Fetched) result).url()).hasToString(asked);
        assertThat(((Fetched) result).contentType()).isEqualTo("text/html");
    }

    @Test
    void shouldTellSchemesAndPortsApart() {
        answer(MORNING, PAGE, 200, "secure");
        answer(MORNING, "http://harbour.example/quay", 200, "plain");

        assertThat(body(page(PAGE))).isEqualTo("secure");
        assertThat(body(page("http://harbour.example/quay"))).isEqualTo("plain");
        assertThat(page("https://harbour.example:8443/quay")).isInstanceOf(Rejected.class);
    }

    @Test
    void shouldServeWhatWasThereAtTheTimeOfTheClock() {
        answer(MORNING, PAGE, 200, "morning");
        answer(NOON, PAGE, 410, "");

        now = MORNING.minusSeconds(1);
        assertThat(page(PAGE))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.status()).isEqualTo(404));
        now = NOON.minusSeconds(1);
        assertThat(body(page(PAGE))).isEqualTo("morning");
        now = NOON;
        assertThat(page(PAGE))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.status()).isEqualTo(410));
    }

    @Test
    void shouldFollowRecordedRedirectsBetweenTheirUrls() {
        answer(MORNING, "http://harbour.example/q", 301, "", new Header("Location", "https://harbour.example/quay"));
        answer(MORNING, PAGE, 302, "", new Header("Location", "/käse"));
        answer(MORNING, "https://harbour.example/käse", 200, "there");

        FetchResult result = page("http://harbour.example/q");

        assertThat(body(result)).isEqualTo("there");
        assertThat(((Fetched) result).url()).hasToString("https://harbour.example/k%C3%A4se");
    }

    @Test
    void shouldSayThatAnUnchangedFeedIsUnchangedUntilItChanges() {
        answer(MORNING, PAGE, 200, "one item");
        answer(MORNING.plusSeconds(60), PAGE, 304, "");
        answer(NOON, PAGE, 200, "two items");
        Fetched first = (Fetched) fetch(FetchRequest.feed(web(PAGE), null, null));
        FetchRequest again = FetchRequest.feed(web(PAGE), first.validity().etag(), null);

        assertThat(fetch(again)).isInstanceOf(NotModified.class);
        now = MORNING.plusSeconds(90);
        assertThat(fetch(again)).isInstanceOf(NotModified.class);
        assertThat(page(PAGE)).as("without validators").isInstanceOf(Fetched.class);
        now = NOON;
        assertThat(body(fetch(again))).isEqualTo("two items");
    }

    @ParameterizedTest
    @CsvSource({
        "ETag,          'W/\"v1,a\"',                  'W/\"v1,a\"',",
        "Last-Modified, 'Sun, 01 Mar 2026 07:00:00 GMT', , 'Sun, 01 Mar 2026 07:00:00 GMT'",
    })
    void shouldKnowTheRecordedValidators(String name, String value, String etag, String modified) {
        answer(MORNING, PAGE, 200, "news", new Header(name, value));

        assertThat(fetch(FetchRequest.feed(web(PAGE), etag, modified))).isInstanceOf(NotModified.class);
        assertThat(fetch(FetchRequest.feed(web(PAGE), "\"other\"", null))).isInstanceOf(Fetched.class);
    }

    @Test
    void shouldUndoNothingThatTheRecordingHasUndone() {
        answer(
                MORNING,
                PAGE,
                200,
                "plain",
                new Header("Content-Encoding", "br"),
                new Header("Transfer-Encoding", "chunked"),
                new Header("Content-Length", "9999"),
                new Header("Link", "<https://hub.example/>; rel=hub"),
                new Header("link", "<https://harbour.example/>; rel=self"));

        FetchResult result = page(PAGE);

        assertThat(body(result)).isEqualTo("plain");
        assertThat(((Fetched) result).links()).hasSize(2);
    }

    @Test
    void shouldKeepAnswersFreshForAsLongAsTheirServerDid() {
        answer(
                MORNING,
                PAGE,
                200,
                "news",
                new Header("Date", "Sun, 01 Mar 2026 08:00:00 GMT"),
                new Header("Expires", "Sun, 01 Mar 2026 08:10:00 GMT"));
        now = NOON;

        assertThat(((Fetched) page(PAGE)).validity().freshFor()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldFailAsTheServerDid() {
        answer(MORNING, "https://a.example/", 200, "half of it", new ServerBehaviour.Broken().header());
        answer(MORNING, "https://b.example/", 200, "", new ServerBehaviour.Refusing().header());
        answer(MORNING, "https://c.example/", 200, "", new Header("courant-behaviour", "slow 1m"));
        answer(MORNING, "https://d.example/", 200, "late", new Header("courant-behaviour", "slow 10ms"));
        answer(MORNING, "https://e.example/", 200, "", new Header("courant-behaviour", "moody"));
        Exchange cut = new Exchange("https://f.example/", MORNING, 200, List.of(), new byte[] {'x'}, true);
        answers.add(new Recording.Answer(cut.url(), MORNING, () -> cut));

        assertThat(failure("https://a.example/")).isEqualTo(Failure.CONNECTION);
        assertThat(failure("https://b.example/")).isEqualTo(Failure.CONNECTION);
        assertThat(failure("https://c.example/")).isEqualTo(Failure.TIMEOUT);
        assertThat(body(page("https://d.example/"))).isEqualTo("late");
        assertThat(failure("https://e.example/")).isEqualTo(Failure.CONNECTION);
        assertThat(failure("https://f.example/")).isEqualTo(Failure.CONNECTION);
    }

    @Test
    void shouldServeAllThatIsThereOfAFeedThatIsTooLarge() {
        byte[] start = "x".repeat(1001).getBytes(StandardCharsets.UTF_8);
        Exchange cut = new Exchange(PAGE, MORNING, 200, List.of(), start, true);
        answers.add(new Recording.Answer(PAGE, MORNING, () -> cut));
        web = RecordedWeb.start(Recording.of(List.of(), answers), () -> now);
        open.add(web);
        FetchSettings settings = Settings.read(FetchSettings.class, Map.of("COURANT_FETCH_MAX_FEED_BYTES", "1000"));

        try (Fetcher fetcher = new Fetcher(settings, () -> now, web.gateway())) {
            assertThat(fetcher.fetch(FetchRequest.feed(web(PAGE), null, null)))
                    .isInstanceOfSatisfying(Fetched.class, it -> {
                        assertThat(it.body()).hasSize(1000);
                        assertThat(it.whole()).isFalse();
                    });
        }
    }

    private Failure failure(String url) {
        return ((Failed) page(url)).how();
    }

    @Test
    void shouldStillRefuseAddressesThatAreNotPublic() {
        answer(MORNING, PAGE, 302, "", new Header("Location", "http://169.254.169.254/latest"));
        answer(MORNING, "http://169.254.169.254/latest", 200, "secret");

        assertThat(page(PAGE))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
        assertThat(page("http://[::1]/")).isInstanceOf(Refused.class);
        assertThat(requireNonNull(web).requests()).hasSize(1);
    }

    @Test
    void shouldLogWhoAskedForWhat() {
        answer(MORNING, PAGE, 200, "news");
        page("https://harbour.example:8443/quay?a=b");
        page(PAGE);

        assertThat(requireNonNull(web).requests())
                .extracting(RecordedRequest::host, RecordedRequest::path, RecordedRequest::status)
                .containsExactly(tuple("harbour.example", "/quay?a=b", 404), tuple("harbour.example", "/quay", 200));
        assertThat(web.requests().getFirst().headers()).containsKey("user-agent");
    }
}
