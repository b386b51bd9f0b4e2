package dev.courant.app.command.taxonomy;

import dev.courant.app.terminal.Plain;
import dev.courant.enrich.evaluation.Decision;
import dev.courant.enrich.evaluation.Decision.Found;
import dev.courant.enrich.evaluation.JudgedArticle;
import dev.courant.enrich.tag.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes single errors of a tagger for people. Pure functions. */
final class ErrorsText {
    private static final int TITLE = 80;
    private static final int PASSAGE = 100;

    private ErrorsText() {}

    private record Error(JudgedArticle article, Decision decision) {}

    /** Writes the wrong topics with the highest scores and the missed ones with the lowest, at most so many of each. */
    static String of(List<JudgedArticle> articles, int most) {
        List<String> lines = new ArrayList<>();
        add("wrong", some(articles, false, most, error -> -error.decision().score()), lines);
        add("missed", some(articles, true, most, error -> error.decision().score()), lines);
        return String.join("\n", lines);
    }

    private static List<Error> some(
            List<JudgedArticle> articles, boolean given, int most, ToDoubleFunction<Error> order) {
        return articles.stream()
                .flatMap(article -> article.decisions().stream()
                        .filter(decision ->
                                decision.isError() && decision.label().given() == given)
                        .map(decision -> new Error(article, decision)))
                .sorted(Comparator.comparingDouble(order))
                .limit(most)
                .toList();
    }

    private static void add(String kind, List<Error> errors, List<String> lines) {
        for (Error error : errors) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s %.2f  %s  %s",
                    kind,
                    error.decision().topic(),
                    error.decision().score(),
                    Plain.text(error.article().id()),
                    Plain.text(error.article().text().title(), TITLE)));
            Found found = error.decision().found();
            if (found != null) {
                Passage passage = found.tag().evidence().getFirst();
                lines.add("  \"" + Plain.text(passage.text(), PASSAGE) + "\" (" + passage.rule() + ")");
            }
        }
    }
}
