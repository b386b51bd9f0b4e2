package dev.courant.testkit.assertions;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Entity;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows parts of articles in messages, a line each. Stateless. */
final class ArticleText {
    private static final String NOTHING = "  nothing";

    private ArticleText() {}

    static String label(Article article) {
        return "article \"" + article.getTitle() + "\" (" + article.getCanonicalUrl() + ")";
    }

    static String tags(EnrichedArticle article) {
        return lines(article.getTags().stream().map(ArticleText::tag).toList());
    }

    /** Returns the tag with its score, and its passages with rules and weights. */
    static String tag(Tag tag) {
        String evidence = tag.getEvidence().stream().map(ArticleText::passage).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "  %s %.2f%s: %s",
                tag.getTopic(),
                tag.getScore(),
                tag.getCentral() ? " (central)" : "",
                evidence);
    }

    private static String passage(Evidence evidence) {
        return String.format(
                Locale.ROOT, "\"%s\" [%s %+.2f]", evidence.getText(), evidence.getRule(), evidence.getWeight());
    }

    static String entities(List<Entity> entities) {
        return lines(entities.stream()
                .map(entity -> "  " + entity.getId() + " " + entity.getName())
                .toList());
    }

    static String lines(List<String> lines) {
        return lines.isEmpty() ? NOTHING : String.join(System.lineSeparator(), lines);
    }
}
