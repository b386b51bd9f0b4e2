package dev.courant.app.command.taxonomy;

import dev.courant.enrich.annotation.Annotation;
import dev.courant.enrich.model.training.SentenceTraining;
import dev.courant.enrich.model.training.SentenceTraining.Scored;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Writes the report on the training of models of sentences. Pure functions. */
final class SentenceTrainingText {
    private static final String ROW = "%-33s   %6s %6s%n";

    private SentenceTrainingText() {}

    /**
     * Returns the report.
     *
     * @param training the training
     * @param threshold the score from which a topic is given
     */
    static String of(SentenceTraining training, double threshold) {
        if (training.scored().isEmpty()) {
            return "No topic has enough articles with quotes, so no model of sentences was trained.";
        }
        StringBuilder out = new StringBuilder();
        row(out, "with sentences it had not seen", "rules", "both");
        rate(out, "F1, of all decisions", training.scored(), scores -> f1(training.scored(), scores, threshold));
        share(out, "central topics found", training.scored(), threshold, SentenceTrainingText::isCentral);
        share(out, "tempting topics given", training.scored(), threshold, SentenceTrainingText::isTempting);
        return out.toString();
    }

    private static void share(
            StringBuilder out, String name, List<Scored> scored, double threshold, Predicate<Scored> which) {
        rate(
                out,
                name,
                scored.stream().filter(which).toList(),
                scores -> scored.stream()
                        .filter(which)
                        .mapToInt(one -> scores.applyAsDouble(one) >= threshold ? 1 : 0)
                        .average()
                        .orElse(0));
    }

    private static void rate(
            StringBuilder out, String name, List<Scored> of, ToDoubleFunction<ToDoubleFunction<Scored>> figure) {
        if (!of.isEmpty()) {
            row(out, name, number(figure.applyAsDouble(Scored::rules)), number(figure.applyAsDouble(Scored::both)));
        }
    }

    private static double f1(List<Scored> scored, ToDoubleFunction<Scored> score, double threshold) {
        int right = 0;
        int given = 0;
        int due = 0;
        for (Scored one : scored) {
            boolean is = one.article().topics().contains(one.topic());
            boolean found = score.applyAsDouble(one) >= threshold;
            right += is && found ? 1 : 0;
            given += found ? 1 : 0;
            due += is ? 1 : 0;
        }
        return given + due == 0 ? 0 : 2.0 * right / (given + due);
    }

    private static boolean isCentral(Scored one) {
        return one.article().annotation().central().contains(one.topic());
    }

    private static boolean isTempting(Scored one) {
        Annotation annotation = one.article().annotation();
        return annotation.tempting().contains(one.topic())
                && !annotation.topics().contains(one.topic());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void row(StringBuilder out, String name, String rules, String both) {
        out.append(String.format(Locale.ROOT, ROW, name, rules, both));
    }
}
