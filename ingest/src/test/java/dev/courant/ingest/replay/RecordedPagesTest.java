package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.replay.ReplayedRecord.Damaged;
import dev.courant.ingest.replay.ReplayedRecord.Ended;
import dev.courant.ingest.replay.ReplayedRecord.Fate;
import dev.courant.ingest.replay.ReplayedRecord.Skipped;
import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.OutcomeReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedPagesTest {
    private static final String URL = "https://harbour.example/2026/03/02/story-1";
    private static final Position HERE = new Position(Recorded.FILE, 7);

    private static Fate fate(RecordedItem item) throws InterruptedException {
        return Recorded.pages(ReplayFilter.ALL).read(item).fate();
    }

    private static Fate fate(String url, int status, String type, String body) throws InterruptedException {
        return fate(Recorded.response(7, url, status, type, body));
    }

    private static OutcomeReason dropped(Fate fate) {
        assertThat(fate).isInstanceOf(Ended.class);
        return ((ScrapeResult.Dropped) ((Ended) fate).end()).reason();
    }

    private static SkipReason skipped(Fate fate) {
        assertThat(fate).isInstanceOf(Skipped.class);
        return ((Skipped) fate).reason();
    }

    private static Article article(Fate fate) {
        assertThat(fate).isInstanceOf(Ended.class);
        return ((ScrapeResult.Found) ((Ended) fate).end()).article();
    }

    @Test
    void shouldMakeAnArticleOfARecordedPageAsOfTheDayOnWhichItWasReceived() throws Exception {
        Ended ended = (Ended) fate(Recorded.article(1));

        Article article = article(ended);
        Link link = ended.link();
        assertThat(article.getTitle()).isEqualTo("Quay 1");
        assertThat(article.getOrigin()).isEqualTo(Origin.BACKFILL);
        assertThat(article.getArticleId()).isEqualTo(Identity.ofArticle(URL)).isEqualTo(link.getArticleId());
        assertThat(article.getFetchedAt()).isEqualTo(Recorded.NOON);
        assertThat(article.getDiscoveredAt()).isEqualTo(Recorded.NOON);
        assertThat(article.getExtractedAt()).isEqualTo(Recorded.NOW);
        assertThat(article.getLinkId()).isEqualTo(link.getLinkId());
        assertThat(link.getHost()).isEqualTo("harbour.example");
        assertThat(link.getOrigin()).isEqualTo(Origin.BACKFILL);
        assertThat(((ScrapeResult.Found) ended.end()).report()).isNotNull();
    }

    @Test
    void shouldGiveTheSameResponseTheSameLinkWhereverItIsRead() throws Exception {
        Link here = ((Ended) fate(Recorded.response(1, URL, 200, "text/html", "x"))).link();
        Link there = ((Ended) fate(Recorded.response(2, URL, 200, "text/html", "x"))).link();
        Link changed = ((Ended) fate(Recorded.response(3, URL, 200, "text/html", "y"))).link();

        assertThat(there).isEqualTo(here);
        assertThat(changed.getLinkId()).isNotEqualTo(here.getLinkId());
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "410, GONE",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "402, PAYWALL",
        "429, RATE_LIMITED",
        "400, CLIENT_ERROR",
        "503, SERVER_ERROR"
    })
    void shouldDropWhatTheServerRefused(int status, OutcomeReason reason) throws Exception {
        assertThat(dropped(fate(URL, status, "text/html", Recorded.page("Sorry"))))
                .isEqualTo(reason);
    }

    @Test
    void shouldDropPagesWithoutAnArticle() throws Exception {
        assertThat(dropped(fate(URL, 200, "text/html", ""))).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
        assertThat(dropped(fate(URL, 200, "application/pdf", "%PDF-1.7"))).isEqualTo(OutcomeReason.NOT_HTML);
        assertThat(dropped(fate(URL, 200, "text/html", "x".repeat(200_000)))).isEqualTo(OutcomeReason.TOO_LARGE);
    }

    @Test
    void shouldDropAChallengeForBotsWhateverItsStatus() throws Exception {
        Exchange challenge = new Exchange(
                URL, Recorded.NOON, 200, List.of(new Header("CF-Mitigated", "challenge")), new byte[0], false);

        assertThat(dropped(fate(new RecordedItem.Response(HERE, challenge)))).isEqualTo(OutcomeReason.BOT_WALL);
    }

    @Test
    void shouldSayOfATruncatedPageThatOnlyItsStartIsRecorded() throws Exception {
        Exchange start = new Exchange(
                URL,
                Recorded.NOON,
                200,
                List.of(new Header("Content-Type", "text/html")),
                Recorded.page("Quay 1").substring(0, 700).getBytes(StandardCharsets.UTF_8),
                true);

        assertThat(article(fate(new RecordedItem.Response(HERE, start))).getProvenance())
                .containsEntry("text", "page, of which only the start is recorded");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void shouldSkipRedirectsWhoseTargetHasARecordOfItsOwn(int status) throws Exception {
        assertThat(skipped(fate(URL, status, "text/html", ""))).isEqualTo(SkipReason.REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "IMAGE/SVG+XML",
                "text/css; charset=utf-8",
                "application/rss+xml",
                "application/feed+json",
                "text/xml",
                "font/woff2"
            })
    void shouldSkipWhatBelongsToAPageOrIsForMachines(String type) throws Exception {
        assertThat(skipped(fate(URL, 200, type, "x"))).isEqualTo(SkipReason.NOT_A_PAGE);
    }

    @Test
    void shouldSkipRobotsTxtWhetherThereIsOneOrNot() throws Exception {
        assertThat(skipped(fate("https://harbour.example/robots.txt", 404, "text/html", "")))
                .isEqualTo(SkipReason.NOT_A_PAGE);
    }

    @Test
    void shouldSkipWhatIsNoResponse() throws Exception {
        assertThat(skipped(fate(new RecordedItem.Other(HERE, "request")))).isEqualTo(SkipReason.NO_RESPONSE);
        assertThat(skipped(fate("dns:harbour.example", 200, "text/dns", "x"))).isEqualTo(SkipReason.NOT_HTTP);
    }

    @Test
    void shouldSkipWhatDidNotChange() throws Exception {
        assertThat(skipped(fate(new RecordedItem.Unchanged(HERE, URL, Recorded.NOON, Recorded.NOON))))
                .isEqualTo(SkipReason.UNCHANGED);
        assertThat(skipped(fate(URL, 304, "text/html", ""))).isEqualTo(SkipReason.UNCHANGED);
    }

    @Test
    void shouldReadUrlsAsToolsWriteThem() throws Exception {
        String page = Recorded.page("Quay 1");

        assertThat(article(fate("<" + URL + ">", 200, "text/html", page)).getUrl())
                .isEqualTo(URL);
        assertThat(article(fate(URL + "#top", 200, "text/html", page)).getUrl()).isEqualTo(URL);
        assertThat(article(fate("https://harbour.example/a b", 200, "text/html", page))
                        .getUrl())
                .isEqualTo("https://harbour.example/a%20b");
    }

    @Test
    void shouldDropALinkWithoutAUsableUrl() throws Exception {
        Ended ended = (Ended) fate("http://\u0000[", 200, "text/html", Recorded.page("Quay 1"));

        assertThat(dropped(ended)).isEqualTo(OutcomeReason.INVALID_URL);
        assertThat(ended.link().getUrl()).isEqualTo("http:// [");
        assertThat(dropped(fate("https://harbour.example/" + "x".repeat(5_000), 200, "text/html", "x")))
                .isEqualTo(OutcomeReason.INVALID_URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "2106-01-01T00:00:00Z"})
    void shouldNotBelieveATimeThatCannotBe(String at) throws Exception {
        Exchange exchange = new Exchange(URL, Instant.parse(at), 200, List.of(), new byte[0], false);

        assertThat(fate(new RecordedItem.Response(HERE, exchange)))
                .isEqualTo(new Damaged("it says that it was received at " + at));
    }

    @Test
    void shouldTakeTheRecordsOfATimeSpanAlone() throws Exception {
        assertThat(skipped(filtered(new ReplayFilter(Recorded.NOON.plusMillis(1), null, List.of()))))
                .isEqualTo(SkipReason.OTHER_TIME);
        assertThat(skipped(filtered(new ReplayFilter(null, Recorded.NOON, List.of()))))
                .isEqualTo(SkipReason.OTHER_TIME);
        assertThat(filtered(new ReplayFilter(Recorded.NOON, Recorded.NOON.plusMillis(1), List.of())))
                .isInstanceOf(Ended.class);
    }

    @Test
    void shouldTakeTheRecordsOfNamedHostsAlone() throws Exception {
        assertThat(skipped(filtered(hosts("quay.example")))).isEqualTo(SkipReason.OTHER_HOST);
        assertThat(filtered(hosts("quay.example", "harbour.example"))).isInstanceOf(Ended.class);
    }

    private static ReplayFilter hosts(String... names) {
        return new ReplayFilter(
                null, null, List.of(names).stream().map(HostPattern::parse).toList());
    }

    private static Fate filtered(ReplayFilter filter) throws InterruptedException {
        return Recorded.pages(filter).read(Recorded.article(1)).fate();
    }
}
