package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.recorded.RecordedWeb;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.recording.Recording;
import dev.courant.recording.build.FeedBuilder;
import dev.courant.recording.build.PublisherBuilder;
import dev.courant.recording.build.RecordingBuilder;
import dev.courant.runtime.config.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the builder of recordings writes is what our own readers read, over HTTP. */
@Timeout(30)
class BuiltRecordingTest {
    private static final String HOME = "https://harbour.example";
    private static final String QUAY = "The harbour master has closed the northern quay until the end of the week.";
    private static final String WORK = "Divers found that two of the piles \"have to go\" & will be replaced <soon>.";

    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private @Nullable RecordedWeb web;

    private enum Format {
        RSS(PublisherBuilder::rss),
        ATOM(PublisherBuilder::atom);

        private final BiFunction<PublisherBuilder, String, FeedBuilder> add;

        Format(BiFunction<PublisherBuilder, String, FeedBuilder> add) {
            this.add = add;
        }
    }

    @AfterEach
    void close() {
        requireNonNull(web).close();
    }

    private FetchResult fetch(FetchRequest request) {
        try (Fetcher fetcher = new Fetcher(
                Settings.read(FetchSettings.class, Map.of()),
                () -> now,
                requireNonNull(web).gateway())) {
            return fetcher.fetch(request);
        }
    }

    private void serve(Recording recording) {
        web = RecordedWeb.start(recording, () -> now);
    }

    private Recording week(Format format) {
        return format.add
                .apply(
                        RecordingBuilder.recording()
                                .publisher("Harbour Herald", HOME)
                                .language("en"),
                        "/feed")
                .fullContent()
                .item("Quay \"closes\" & waits")
                .at("2026-03-01T08:00Z")
                .author("A. Terne")
                .summary("A quay < a pier & so on.")
                .categories("Harbour")
                .page(QUAY, WORK)
                .at("2026-03-02T08:00Z")
                .title("Quay opens")
                .page(WORK, QUAY)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteFeedsThatOurReaderReads(Format format) {
        serve(week(format));
        Fetched document = (Fetched) fetch(FetchRequest.feed(web(HOME + "/feed"), null, null));
        FeedReading.Read read = (FeedReading.Read) FeedReader.standard()
                .read(new FeedDocument(
                        document.body(), document.contentType(), document.url().toString()));
        Feed feed = read.feed();
        FeedEntry entry = feed.entries().getFirst();

        assertThat(read.problems()).isEmpty();
        assertThat(feed.title()).isEqualTo("Harbour Herald");
        assertThat(feed.language()).isEqualTo("en");
        assertThat(entry.title()).as("markup").isIn("Quay \"closes\" & waits", "Quay \"closes\" &amp; waits");
        assertThat(entry.link()).isEqualTo(HOME + "/quay-closes-waits");
        assertThat(entry.published()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(entry.summary()).contains("A quay ");
        assertThat(entry.content()).contains(QUAY);
        assertThat(entry.categories()).containsExactly("Harbour");
        assertThat(entry.authors()).hasSize(1);
    }

    @Test
    void shouldWritePagesThatOurExtractorReads() {
        serve(week(Format.RSS));
        String url = HOME + "/quay-closes-waits";

        assertThat(extracted(url).text()).isEqualTo(QUAY + "\n" + WORK);
        assertThat(extracted(url).metadata().title()).isEqualTo("Quay \"closes\" & waits");
        now = Instant.parse("2026-03-02T08:00:00Z");
        assertThat(extracted(url).text()).isEqualTo(WORK + "\n" + QUAY);
        assertThat(extracted(url).metadata().title()).isEqualTo("Quay opens");
    }

    private Extraction.Extracted extracted(String url) {
        Fetched page = (Fetched) fetch(FetchRequest.page(web(url)));
        return (Extraction.Extracted) new Extractor().extract(Page.of(page.body(), page.contentType(), url));
    }

    @Test
    void shouldAnswerThatAFeedIsUnchangedUntilAnItemChanges() {
        serve(week(Format.ATOM));
        Fetched first = (Fetched) fetch(FetchRequest.feed(web(HOME + "/feed"), null, null));
        FetchRequest again =
                FetchRequest.feed(web(HOME + "/feed"), first.validity().etag(), null);

        now = Instant.parse("2026-03-02T07:59:59Z");
        assertThat(fetch(again)).isInstanceOf(NotModified.class);
        now = Instant.parse("2026-03-02T08:00:00Z");
        assertThat(fetch(again)).isInstanceOf(Fetched.class);
    }
}
