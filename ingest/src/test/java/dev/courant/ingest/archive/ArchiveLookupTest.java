package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookups of an archive that was prepared for them find what single ones do. */
class ArchiveLookupTest {
    private static final String SITE = "https://harbour.example/news/";

    @TempDir
    private Path folder;

    private static String url(int number) {
        return SITE + "fähre-" + number;
    }

    private static UrlKeys keys(List<String> urls) {
        UrlKeys keys = new UrlKeys();
        urls.forEach(keys::add);
        return keys;
    }

    /** Archives six pages twice, in many files, the last of which is open; every third says the same both times. */
    private List<String> archive(ArchiveFixture archive) throws InterruptedException {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            archive.now.set(NOON.plusSeconds(i));
            archive.keepPage(url(i % 6), i % 3 == 0 ? "the same" : "page " + i);
            archive.flush();
            urls.add(url(i % 6));
        }
        return urls;
    }

    @Test
    void shouldFindWhatSingleLookupsFind() throws Exception {
        try (ArchiveFixture fixture = ArchiveFixture.in(folder, Map.of("COURANT_ARCHIVE_ROTATE_SIZE", "1KiB"))) {
            List<String> urls = archive(fixture);
            Files.delete(ArchiveNames.index(ArchiveNames.closedFiles(folder).getFirst()));
            Archive single = Archive.open(folder);
            Archive prepared = single.forUrls(keys(urls));

            for (String url : urls) {
                List<ArchivedCapture> captures = prepared.find(url);
                assertSame(captures, single.find(url));
                assertThat(captures).hasSize(2);
                assertThat(prepared.read(captures.getLast()).orElseThrow().body())
                        .isNotEmpty();
            }
            assertThat(prepared.find(SITE + "none")).isEmpty();
            // Of a URL that was not named.
            assertSame(single.forUrls(keys(urls.subList(0, 1))).find(url(4)), single.find(url(4)));
        }
    }

    /** The open file may get another name at any time. */
    private static void assertSame(List<ArchivedCapture> captures, List<ArchivedCapture> expected) {
        assertThat(captures)
                .usingRecursiveComparison()
                .ignoringFields("position.file")
                .isEqualTo(expected);
    }

    @Test
    void shouldNotFindWhatIsForgottenOrRemovedMeanwhile() throws Exception {
        List<String> urls;
        try (ArchiveFixture fixture = ArchiveFixture.in(folder, Map.of("COURANT_ARCHIVE_ROTATE_SIZE", "2KiB"))) {
            urls = archive(fixture);
        }
        Archive prepared = Archive.open(folder).forUrls(keys(urls));

        assertThat(new ArchiveForgetting(folder, Duration.ofSeconds(20))
                        .url(url(0), NOON)
                        .records())
                .isPositive();
        Path removed = ArchiveNames.closedFiles(folder).getLast();
        Files.delete(removed);
        Files.delete(ArchiveNames.index(removed));

        Archive single = Archive.open(folder);
        assertThat(prepared.find(url(0))).isEmpty();
        for (String url : urls) {
            List<ArchivedCapture> captures = prepared.find(url);
            assertSame(captures, single.find(url));
            for (ArchivedCapture capture : captures) {
                Optional<ArchivedDocument> document = prepared.document(capture);
                assertThat(document).isPresent();
            }
        }
    }
}
