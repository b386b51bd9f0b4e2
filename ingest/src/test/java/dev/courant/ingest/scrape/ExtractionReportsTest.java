package dev.courant.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.body.BlockDecision;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExtractionReportsTest {
    private static final BlockDecision KEPT = new BlockDecision("The ferry is late.", true, "lines", "fine", 18, 1.5);
    private static final BlockDecision MENU = new BlockDecision("Home", false, "furniture", "in a nav", 4, 0);
    private static final BlockDecision ADVICE =
            new BlockDecision("Subscribe", false, "lines", "says what only furniture says", 9, 0);

    private final Article article = Links.article(Links.link("feed", Links.URL));

    @Test
    void shouldTellWhatBecameOfEachBlock() {
        ExtractionReport report = report(List.of(MENU, KEPT, ADVICE));

        assertThat(report)
                .extracting(
                        ExtractionReport::getArticleId,
                        ExtractionReport::getRevisionId,
                        ExtractionReport::getExtractedAt)
                .containsExactly(article.getArticleId(), article.getRevisionId(), article.getExtractedAt());
        assertThat(report)
                .extracting(ExtractionReport::getKept, ExtractionReport::getDropped, ExtractionReport::getUnlisted)
                .containsExactly(1, 2, 0);
        assertThat(report.getBlocks())
                .containsExactly(
                        new ExtractedBlock(false, "furniture", "in a nav", "Home", 4, 0f, 0),
                        new ExtractedBlock(true, "lines", "fine", "The ferry is late.", 18, 1.5f, 0),
                        new ExtractedBlock(false, "lines", "says what only furniture says", "Subscribe", 9, 0f, 0));
    }

    @Test
    void shouldCountTheRestOfLongRunsThatWereDropped() {
        ExtractionReport report =
                report(joined(Collections.nCopies(1_000, MENU), Collections.nCopies(100, KEPT), List.of(ADVICE)));

        assertThat(report.getBlocks()).hasSize(ExtractionReports.MOST_BLOCKS);
        assertThat(report.getBlocks().get(198).getMore()).isEqualTo(801);
        assertThat(report.getBlocks().stream().filter(ExtractedBlock::getKept)).hasSize(100);
        assertThat(told(report)).isEqualTo(1_101);
        assertThat(report.getUnlisted()).isZero();
    }

    @Test
    void shouldCountTheRestOfAVeryLongArticleToo() {
        ExtractionReport report = report(joined(List.of(MENU), Collections.nCopies(900, KEPT), List.of(MENU)));

        assertThat(report.getBlocks()).hasSize(ExtractionReports.MOST_BLOCKS);
        assertThat(report.getBlocks().getLast().getReason()).isEqualTo("in a nav");
        assertThat(told(report)).isEqualTo(902);
    }

    @Test
    void shouldCountWhatNoRunIsShortEnoughFor() {
        List<BlockDecision> blocks = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 2 == 0 ? MENU : ADVICE)
                .toList();

        ExtractionReport report = report(blocks);

        assertThat(report.getBlocks()).hasSize(ExtractionReports.MOST_BLOCKS);
        assertThat(report.getUnlisted()).isEqualTo(700);
        assertThat(report.getDropped()).isEqualTo(1_000);
    }

    @Test
    void shouldCutTextBetweenCharactersAndTakeNoNul() {
        String smiles = "x" + "\uD83D\uDE00".repeat(100);
        ExtractionReport report = report(Stream.of(smiles, "a\0b")
                .map(text -> new BlockDecision(text, true, "lines", "fine", text.length(), 0))
                .toList());

        assertThat(report.getBlocks())
                .extracting(ExtractedBlock::getText)
                .containsExactly("x" + "\uD83D\uDE00".repeat(59), "a b");
    }

    private ExtractionReport report(List<BlockDecision> blocks) {
        return ExtractionReports.of(article, Links.URL, blocks);
    }

    private static int told(ExtractionReport report) {
        return report.getBlocks().stream()
                .mapToInt(block -> 1 + block.getMore())
                .sum();
    }

    @SafeVarargs
    private static List<BlockDecision> joined(List<BlockDecision>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
