package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.parse.extract.body.BlockDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final String PROSE =
            "The lighthouse of the invented cape was painted white again, and its keeper, who is ninety, held the ladder. ";
    private static final String PAGE = """
            <title>Lighthouse painted</title><nav><a href=/>Home</a></nav>
            <main><p>Cape News</p><h1>Lighthouse painted</h1><div class=entry-content><p>%1$s 1</p><p>%1$s 2</p>
            <div class=share-bar>Tell your friends</div><p>%1$s 3</p><p>Sign up for our newsletter</p><p>%1$s 4</p>
            <ul><li><a href=/a>Harbour closed</a></li><li><a href=/b>Bridge open</a></li></ul></div></main>
            <footer>All rights reserved</footer>""".formatted(PROSE.strip());

    private final Extractor extractor = new Extractor();

    @Test
    void shouldTellOfEachBlockWhatBecameOfItAndWhy() {
        assertThat(blocks(PAGE))
                .extracting(BlockDecision::text, BlockDecision::kept, BlockDecision::step)
                .contains(
                        tuple("Home", false, "furniture"),
                        tuple("Tell your friends", false, "furniture"),
                        tuple("Sign up for our newsletter", false, "lines"),
                        tuple("Harbour closed", false, "links"),
                        tuple("Cape News", false, "container"),
                        tuple("All rights reserved", false, "furniture"));
        assertThat(block("Tell your friends").reason()).contains("marked furniture");
        assertThat(block("Sign up for our newsletter").reason()).contains("furniture says");
    }

    @Test
    void shouldKeepExactlyWhatTheTextHolds() {
        Explanation explanation = extractor.explain(page(PAGE));
        String kept = explanation.blocks().stream()
                .filter(BlockDecision::kept)
                .map(BlockDecision::text)
                .collect(Collectors.joining("\n"));

        assertThat(explanation.extraction())
                .isInstanceOfSatisfying(
                        Extraction.Extracted.class,
                        article -> assertThat(article.text().lines().map(ExplanationTest::beginning))
                                .isEqualTo(kept.lines().toList()));
        assertThat(explanation.extraction()).isEqualTo(extractor.extract(page(PAGE)));
    }

    @Test
    void shouldScoreSentencesOnly() {
        assertThat(block(PROSE.substring(0, 40)).score()).isGreaterThan(1);
        assertThat(block("Tell your friends").score()).isZero();
    }

    @Test
    void shouldExplainAPageWithoutAnArticle() {
        Explanation explanation = extractor.explain(page("<p>Nothing much.</p>"));

        assertThat(explanation.extraction()).isInstanceOf(Extraction.NotAnArticle.class);
        assertThat(explanation.blocks()).singleElement().matches(block -> !block.kept());
    }

    private BlockDecision block(String start) {
        return blocks(PAGE).stream()
                .filter(block -> block.text().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private List<BlockDecision> blocks(String html) {
        return extractor.explain(page(html)).blocks();
    }

    private static String beginning(String line) {
        return line.substring(0, Math.min(100, line.length()));
    }

    private static Page page(String html) {
        return new Page(html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://cape.example/news/lighthouse");
    }
}
