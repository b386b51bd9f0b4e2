package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static dev.courant.ingest.archive.ArchiveFixture.capture;
import static dev.courant.ingest.archive.ArchiveFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.archive.ArchiveForgetting.Result;
import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveForgettingTest {
    private static final String SITE = "https://harbour.example";

    @TempDir
    Path folder;

    private ArchiveForgetting forgetting() {
        return new ArchiveForgetting(folder, Duration.ofSeconds(20));
    }

    private List<String> urls() {
        return Archive.open(folder).list(null, null, null).stream()
                .map(ArchivedCapture::url)
                .toList();
    }

    private String everything() throws Exception {
        StringBuilder text = new StringBuilder();
        for (Path file : ArchiveNames.closedFiles(folder)) {
            try (StoredRecords records = StoredRecords.open(file, 0)) {
                for (StoredRecord record = records.next(); record != null; record = records.next()) {
                    text.append(record.fields()).append(new String(record.block(), StandardCharsets.UTF_8));
                }
            }
            text.append(Files.readString(ArchiveNames.index(file)));
        }
        return text.toString();
    }

    private void assertSound() {
        ArchiveCheck.Result check = ArchiveCheck.of(folder);
        assertThat(check.problems()).isEmpty();
        assertThat(check.notes()).isEmpty();
    }

    @Test
    void shouldRemoveAllOfAUrlAndNothingElse() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of("COURANT_ARCHIVE_ROTATE_SIZE", "1KiB"))) {
            archive.keepPage(SITE + "/secret", "a secret");
            archive.keepPage(SITE + "/other", "another");
            archive.flush();
            archive.now.set(NOON.plusSeconds(5));
            archive.keepPage("http://www.harbour.example/secret", "a secret once more");
            archive.keepPage(SITE + "/secret", "a secret");
            archive.keep(
                    capture(SITE + "/short", NOON, 302, "moved"),
                    capture(SITE + "/secret", NOON, 200, page("a secret")));
            archive.keepPage(SITE + "/secret/more", "no secret");
            archive.flush();
        }
        assertSound();

        Result result = forgetting().url(SITE + "/secret#part", NOON);

        assertThat(result.problems()).isEmpty();
        assertThat(result.files()).isEqualTo(2);
        assertThat(urls()).containsExactlyInAnyOrder(SITE + "/other", SITE + "/secret/more");
        assertThat(everything())
                .doesNotContain("a secret")
                .doesNotContain("/short")
                .doesNotContain("/secret\r\n");
        assertSound();
        assertThat(Files.readString(folder.resolve(Forgotten.NAME)))
                .matches("2026-03-02T12:00:00Z url [0-9a-f]{64}\n")
                .doesNotContain("secret");
        assertThat(forgetting().url(SITE + "/secret", NOON).records()).isZero();
    }

    @Test
    void shouldMakeAnInstanceCompleteItsFileAndRefuseTheUrlFromThenOn() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            archive.keepPage(SITE + "/secret", "a secret");
            archive.keepPage(SITE + "/other", "another");
            archive.flush();
            assertThat(ArchiveNames.openFiles(folder)).hasSize(1);

            Result result = forgetting().url(SITE + "/secret", NOON);

            assertThat(result).isEqualTo(new Result(3, 1, List.of()));
            assertThat(urls()).containsExactly(SITE + "/other");
            archive.keepPage(SITE + "/secret", "a secret");
            archive.keepPage(SITE + "/third", "a third");
            archive.flush();
            assertThat(archive.onDisk).as("its link ends all the same").hasValue(4);
        }
        assertThat(urls()).containsExactlyInAnyOrder(SITE + "/other", SITE + "/third");
        assertSound();
    }

    @Test
    void shouldForgetAHostWithThoseBelowIt() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            for (String url : List.of(
                    "https://harbour.example/a",
                    "https://news.harbour.example:8443/b",
                    "https://harbour.example.org/c",
                    "https://harbourexample/d",
                    "https://theharbour.example/e")) {
                archive.keepPage(url, "text");
            }
        }

        Result result = forgetting().host("Harbour.Example", NOON);

        assertThat(result.records()).isEqualTo(6);
        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "https://harbour.example.org/c", "https://harbourexample/d", "https://theharbour.example/e");
        Forgotten forgotten = Forgotten.in(folder);
        assertThat(forgotten.contains("http://www.harbour.example/x")).isTrue();
        assertThat(forgotten.contains("http://deep.news.harbour.example:99/x")).isTrue();
        assertThat(forgotten.contains("http://harbour.example.org/x")).isFalse();
        assertThat(forgotten.contains("http://theharbour.example/x")).isFalse();
    }

    @Test
    void shouldForgetWhatWasNotKeptAndWhatHasNoIndex() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            archive.keep(capture(SITE + "/secret", NOON, 200, "<meta name=robots content=noarchive>"));
            archive.keepPage(SITE + "/other", "another");
        }
        Files.delete(ArchiveNames.index(ArchiveNames.closedFiles(folder).getFirst()));

        assertThat(forgetting().url(SITE + "/secret", NOON).records()).isEqualTo(1);

        assertThat(everything()).doesNotContain("secret");
    }

    @Test
    void shouldRemoveAFileWithNothingLeft() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            archive.keepPage(SITE + "/secret", "a secret");
        }

        Result result = forgetting().url(SITE + "/secret", NOON);

        assertThat(result.records()).isEqualTo(3);
        assertThat(ArchiveNames.closedFiles(folder)).isEmpty();
        try (var files = Files.list(folder)) {
            List<String> left = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
            assertThat(left).containsExactly("forgetting.lock", "forgotten.log");
        }
    }

    @Test
    void shouldFindWhatIsWrong() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            archive.keepPage(SITE + "/a", "a");
            archive.keepPage(SITE + "/b", "b");
        }
        assertSound();
        Path file = ArchiveNames.closedFiles(folder).getFirst();
        Path index = ArchiveNames.index(file);
        List<String> lines = Files.readAllLines(index);

        Files.writeString(index, lines.getFirst() + "\n");
        assertThat(ArchiveCheck.of(folder).problems())
                .singleElement()
                .asString()
                .contains("has no line for " + SITE + "/b");

        Files.write(index, lines.reversed());
        assertThat(ArchiveCheck.of(folder).problems())
                .singleElement()
                .asString()
                .contains("is not sorted");

        Files.write(index, lines);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 200] ^= 1;
        Files.write(file, bytes);
        assertThat(ArchiveCheck.of(folder).problems()).anyMatch(problem -> problem.contains("cannot be read behind"));
    }
}
