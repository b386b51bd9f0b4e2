package dev.courant.recording.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collection of odd records with what is to be made of each, where there is one on this machine. */
class SharedCasesTest {
    private static final Path CASES = Path.of(System.getProperty("courant.warc.cases", "../../shared/data/warc/cases"));

    @BeforeEach
    void needTheCases() {
        assumeTrue(Files.isRegularFile(CASES.resolve("cases.json")), "no collection of odd records at " + CASES);
    }

    @Test
    void shouldMakeOfEachRecordWhatIsExpected() throws IOException {
        Map<Long, RecordedItem> items = new HashMap<>();
        ArchiveFiles.read(CASES.resolve("cases.warc.gz"), 0)
                .forEach(item -> items.put(item.position().offset(), item));

        for (JsonNode odd :
                new ObjectMapper().readTree(CASES.resolve("cases.json").toFile())) {
            RecordedItem item =
                    Objects.requireNonNull(items.remove(odd.get("offset").asLong()));
            assertThat(outcome(item))
                    .as(odd + "")
                    .isIn(accepted(odd.get("expect").asText()));
        }
        assertThat(items.values())
                .allMatch(RecordedItem.Damaged.class::isInstance)
                .hasSize(1);
    }

    private static List<String> accepted(String expected) {
        return switch (expected) {
            case "skip" -> List.of("other");
            case "skip-or-resolve" -> List.of("unchanged");
            case "article-or-drop", "duplicate-or-revision" -> List.of("article");
            default -> List.of(expected);
        };
    }

    private static String outcome(RecordedItem item) {
        return switch (item) {
            case RecordedItem.Response response -> outcome(response.exchange());
            case RecordedItem.Unchanged unchanged -> "unchanged";
            case RecordedItem.Other other -> "other";
            case RecordedItem.Damaged damaged -> damaged.why();
        };
    }

    private static String outcome(Exchange exchange) {
        String text = new String(exchange.body(), StandardCharsets.UTF_8);
        if (exchange.status() != 200) {
            return "drop-status";
        }
        if (exchange.body().length == 0) {
            return "drop-empty";
        }
        if (exchange.body().length == 16 << 20) {
            return "drop-too-large";
        }
        if (exchange.truncated()) {
            return text.contains("<h1>") ? "article-truncated" : "nothing";
        }
        boolean whole = text.contains("Paragraph 5") && text.contains("closes for repairs");
        return whole ? "article" : text.contains("<rss") ? "drop-not-html" : text;
    }

    @Test
    void shouldReadBrokenFilesAsFarAsTheyGo() {
        assertThat(counts("broken-bit.warc.gz")).containsExactly(2, 1);
        assertThat(counts("broken-cut.warc.gz")).containsExactly(1, 1);
        assertThat(counts("broken-garbage-between.warc.gz")).containsExactly(2, 1);
        assertThat(counts("broken-one-gzip-for-all.warc.gz")).containsExactly(2, 0);
        assertThat(counts("uncompressed.warc")).containsExactly(2, 0);
    }

    private static int[] counts(String name) {
        List<RecordedItem> items = ArchiveFiles.read(CASES.resolve(name), 0);
        int responses = ArchiveFiles.exchanges(items).size();
        return new int[] {responses, items.size() - responses};
    }
}
