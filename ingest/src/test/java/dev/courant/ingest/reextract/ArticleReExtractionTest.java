package dev.courant.ingest.reextract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.archive.ArchiveWriter;
import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.ingest.archive.MetadataFields;
import dev.courant.ingest.reextract.ReExtracted.Changed;
import dev.courant.ingest.reextract.ReExtracted.NoArticle;
import dev.courant.ingest.reextract.ReExtracted.NoPage;
import dev.courant.ingest.reextract.ReExtracted.OtherIdentity;
import dev.courant.ingest.reextract.ReExtracted.Unchanged;
import dev.courant.ingest.scrape.ArticleFinder;
import dev.courant.ingest.scrape.PageExtraction;
import dev.courant.ingest.scrape.ResultRecords;
import dev.courant.parse.extract.Extractor;
import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Origin;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import dev.courant.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleReExtractionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String URL = "https://harbour.example/news/ferry-late-again-48213";
    private static final int LIMIT = 1 << 20;

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    @TempDir
    private Path folder;

    private static String page(String title) {
        return "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>"
                + ("The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                                + title + " is all that they know. ")
                        .repeat(9)
                + "</p></article></body></html>";
    }

    private static HttpCapture capture(String url, Instant at, int status, String body, Header... headers) {
        List<Header> all = new java.util.ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", "text/html; charset=utf-8"));
        return new HttpCapture(
                url,
                at,
                "http/1.1",
                new HttpHead("GET / HTTP/1.1", List.of(new Header("Host", "harbour.example"))),
                status,
                new HttpHead("HTTP/1.1 " + status + " Said", all),
                body.getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** Archives what a link led to, in a file of its own. */
    private void archive(String link, HttpCapture... captures) throws InterruptedException {
        ArchiveSettings settings = Settings.read(ArchiveSettings.class, Map.of("COURANT_ARCHIVE", folder.toString()));
        Instant at = captures[0].at();
        try (ArchiveWriter writer = ArchiveWriter.start(
                settings, "of-" + link, "Harbour/2.0", () -> at, new IngestMetrics(new SimpleMeterRegistry()))) {
            Map<String, String> metadata = new HashMap<>(Map.of(MetadataFields.OUTCOME, "article"));
            metadata.put(MetadataFields.LINK_ID, link);
            metadata.put(MetadataFields.ARTICLE_ID, Identity.ofArticle(URL));
            writer.keep(new KeptExchanges(captures[0].url(), at, List.of(captures), metadata), () -> {});
        }
    }

    private static Article.Builder article(String link, String title, String text) {
        String id = Identity.ofArticle(URL);
        return Article.newBuilder()
                .setArticleId(id)
                .setRevisionId(Identity.ofRevision(id, title, text))
                .setLinkId(link)
                .setFeedId("harbour")
                .setFeedTitle("Harbour")
                .setUrl(URL)
                .setCanonicalUrl(URL)
                .setHost("harbour.example")
                .setTitle(title)
                .setText(text)
                .setMethod("content-tree")
                .setDeclaredLanguage("en")
                .setDiscoveredAt(NOON.minusSeconds(60))
                .setFetchedAt(NOON.plusMillis(300))
                .setExtractedAt(NOON.plusMillis(400));
    }

    private ReExtracted.Verdict extract(Article article) throws InterruptedException {
        InstantSource clock = InstantSource.fixed(NOW);
        ArticleFinder finder = new ArticleFinder(PageExtraction.unobserved(new Extractor(), false), clock);
        ResultRecords results = new ResultRecords(Topics.withPrefix(""), RecordLimit.of(1_000_000), clock);
        return new ArticleReExtraction(Archive.open(folder), finder, results, LIMIT)
                .extract(article)
                .verdict();
    }

    @Test
    void shouldFindAnotherTextAndThenTheSame() throws InterruptedException {
        archive("link-1", capture(URL, NOON, 200, page("Late ferry")));
        Article before =
                article("link-1", "Late ferry", "Cookies are used here.").build();

        Changed changed = (Changed) extract(before);

        assertThat(changed.change().text()).isTrue();
        assertThat(changed.change().title()).isFalse();
        Article after = changed.after();
        assertThat(after.getText()).startsWith("The ferry to the outer islands");
        assertThat(after.getOrigin()).isEqualTo(Origin.BACKFILL);
        assertThat(after.getLinkId()).isEqualTo("link-1");
        assertThat(after.getArticleId()).isEqualTo(before.getArticleId());
        assertThat(after.getFetchedAt()).isEqualTo(before.getFetchedAt());
        assertThat(after.getDiscoveredAt()).isEqualTo(before.getDiscoveredAt());
        assertThat(after.getExtractedAt()).isEqualTo(NOW);
        assertThat(changed.records()).hasSize(1);
        assertThat(extract(after)).isEqualTo(new Unchanged());
    }

    @Test
    void shouldKeepWhatTheFeedSaid() throws InterruptedException {
        archive("link-1", capture(URL, NOON, 200, page("Late ferry")));
        Article before = article("link-1", "Late ferry", "Cookies are used here.")
                .setAuthors(List.of("Ann"))
                .setPublishedAt(NOON.minusSeconds(3_600))
                .setKeywords(List.of("harbours"))
                .setProvenance(Map.of("authors", "feed", "published", "feed"))
                .build();

        Article after = ((Changed) extract(before)).after();

        assertThat(after.getAuthors()).containsExactly("Ann");
        assertThat(after.getPublishedAt()).isEqualTo(before.getPublishedAt());
        assertThat(after.getKeywords()).containsExactly("harbours");
        assertThat(after.getProvenance()).containsEntry("authors", "feed");
        assertThat(extract(after)).isEqualTo(new Unchanged());
    }

    @Test
    void shouldTakeThePageOfItsOwnLinkAndNotANearerOne() throws InterruptedException {
        archive("link-1", capture(URL, NOON.minusSeconds(5), 200, page("Late ferry")));
        archive("link-2", capture(URL, NOON, 200, page("Ferry sunk")));

        Changed changed = (Changed) extract(article("link-1", "Old", "Old.").build());

        assertThat(changed.after().getTitle()).isEqualTo("Late ferry");
    }

    @Test
    void shouldFollowARedirectToTheDocument() throws InterruptedException {
        String found = "https://harbour.example/news/ferry-late-again-48213?page=full";
        archive(
                "link-1",
                capture(URL, NOON, 301, "", new Header("Location", found)),
                capture(
                        found,
                        NOON,
                        200,
                        page("Late ferry").replace("<title>", "<link rel=canonical href=" + URL + "><title>")));

        Changed changed = (Changed) extract(article("link-1", "Old", "Old.").build());

        assertThat(changed.after().getTitle()).isEqualTo("Late ferry");
    }

    @Test
    void shouldReadWhatARevisitRepeats() throws InterruptedException {
        archive("link-1", capture(URL, NOON.minusSeconds(7_200), 200, page("Late ferry")));
        archive("link-2", capture(URL, NOON, 200, page("Late ferry")));

        Changed changed = (Changed) extract(article("link-2", "Old", "Old.").build());

        assertThat(changed.after().getTitle()).isEqualTo("Late ferry");
        assertThat(changed.after().getLinkId()).isEqualTo("link-2");
    }

    @Test
    void shouldFindThePageThatAnotherLinkHadLedToJustBefore() throws InterruptedException {
        archive("link-1", capture(URL, NOON, 200, page("Late ferry")));

        assertThat(extract(article("link-9", "Old", "Old.").build())).isInstanceOf(Changed.class);
        assertThat(extract(article("link-9", "Old", "Old.")
                        .setFetchedAt(NOON.plusSeconds(7_200))
                        .build()))
                .isEqualTo(new NoPage(Missing.OTHER_CAPTURES, ""));
    }

    @Test
    void shouldReportAnotherCanonicalUrl() throws InterruptedException {
        String page = page("Late ferry").replace("<title>", "<link rel=canonical href=/news/ferry-late-48213><title>");
        archive("link-1", capture(URL, NOON, 200, page));

        OtherIdentity other =
                (OtherIdentity) extract(article("link-1", "Old", "Old.").build());

        assertThat(other.after().getCanonicalUrl()).isEqualTo("https://harbour.example/news/ferry-late-48213");
    }

    @Test
    void shouldReportAPageThatIsNoArticle() throws InterruptedException {
        archive("link-1", capture(URL, NOON, 200, "<html><title>Harbour</title><body><p>Nothing to see here."));

        assertThat(extract(article("link-1", "Old", "Old.").build()))
                .isInstanceOfSatisfying(
                        NoArticle.class, none -> assertThat(none.reason()).isEqualTo(OutcomeReason.NOT_AN_ARTICLE));
    }

    @Test
    void shouldSayWhyThereIsNoPage() throws InterruptedException {
        assertThat(extract(article("link-1", "Old", "Old.").build())).isEqualTo(new NoPage(Missing.NOT_ARCHIVED, ""));
        assertThat(extract(article("link-1", "Old", "Old.")
                        .setTextSource(TextSource.FEED)
                        .build()))
                .isEqualTo(new NoPage(Missing.TEXT_OF_FEED, ""));

        archive("link-1", capture(URL, NOON, 200, page("Late ferry"), new Header("X-Robots-Tag", "noarchive")));

        assertThat(extract(article("link-1", "Old", "Old.").build())).isEqualTo(new NoPage(Missing.NOARCHIVE, ""));
    }
}
