package dev.courant.app.answer;

import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.body.BlockDecision;
import dev.courant.parse.extract.metadata.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Writes the explanation of an extraction for people: the metadata and their sources, then each block of the page with
 * the decision about it.
 */
final class ExplanationText {
    private ExplanationText() {}

    static String of(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        out.append(
                switch (explanation.extraction()) {
                    case Extraction.Extracted article ->
                        "an article, found by %s, %,d characters%n"
                                .formatted(article.method(), article.text().length());
                    case Extraction.NotAnArticle page -> "not an article: %s%n".formatted(page.reason());
                });
        metadata(explanation.extraction().metadata(), out);
        out.append("%n  score  decided by   block%n".formatted());
        explanation.blocks().forEach(block -> out.append(line(block)));
        long kept = explanation.blocks().stream().filter(BlockDecision::kept).count();
        return out.append("%n%d of %d blocks kept"
                        .formatted(kept, explanation.blocks().size()))
                .toString();
    }

    private static void metadata(Metadata metadata, StringBuilder out) {
        out.append("title: ").append(metadata.title()).append('\n');
        out.append("authors: ").append(String.join(", ", metadata.authors())).append('\n');
        out.append("published: ").append(metadata.published()).append('\n');
        List<String> sources = new TreeMap<>(metadata.provenance())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " from " + entry.getValue())
                        .toList();
        out.append("sources: ").append(String.join(", ", sources)).append('\n');
    }

    private static String line(BlockDecision block) {
        String text = String.format(
                Locale.ROOT,
                "%s %5.1f  %-11s  %s",
                block.kept() ? "+" : "-",
                block.score(),
                block.step(),
                block.text());
        return (block.kept() ? text : text + "  (" + block.reason() + ")") + "\n";
    }
}
