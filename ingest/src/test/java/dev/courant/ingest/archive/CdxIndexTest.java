package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdxIndexTest {
    @TempDir
    Path folder;

    private static CdxLine line(String url, long offset) {
        return new CdxLine(
                CdxLine.key(url), NOON.plusSeconds(offset), url, "text/html", 200, "sha256:A", 9, offset, "a.warc.gz");
    }

    @Test
    void shouldWriteLinesAsOtherToolsDo() {
        CdxLine line = line("https://www.Harbour.example:443/A%7Eb/?b=2&a=\"1\"#c", 7);

        assertThat(line.toString())
                .isEqualTo("example,harbour)/a~b?a=\"1\"&b=2 20260302120007 {\"url\":\"https://www.Harbour.example:443"
                        + "/A%7Eb/?b=2&a=\\\"1\\\"#c\",\"mime\":\"text/html\",\"status\":\"200\",\"digest\":\"sha256:A\","
                        + "\"length\":\"9\",\"offset\":\"7\",\"filename\":\"a.warc.gz\"}");
        assertThat(CdxLine.parse(line.toString())).contains(line);
        assertThat(CdxLine.parse(line.toString().substring(0, 80))).isEmpty();
    }

    @Test
    void shouldFindTheLinesOfAUrlByHalving() throws IOException {
        Random random = new Random(5);
        List<CdxLine> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String path = "x".repeat(random.nextInt(30)) + random.nextInt(40);
            lines.add(line("https://h" + random.nextInt(5) + ".example/" + path, i));
        }
        Path index = folder.resolve("a.cdxj");
        CdxIndex.write(index, lines);

        List<String> prefixes = new ArrayList<>(List.of("", "a", "example", "example,h3)", "zz", "example,h9)/"));
        lines.forEach(line -> prefixes.add(line.key() + " "));
        for (String prefix : prefixes) {
            assertThat(CdxIndex.startingWith(index, prefix))
                    .as(prefix)
                    .containsExactlyInAnyOrderElementsOf(lines.stream()
                            .filter(line -> line.toString().startsWith(prefix))
                            .toList());
        }
    }

    @Test
    void shouldFindNothingInAnEmptyIndex() throws IOException {
        Path index = folder.resolve("a.cdxj");
        CdxIndex.write(index, List.of());

        assertThat(CdxIndex.startingWith(index, "example")).isEmpty();
    }
}
