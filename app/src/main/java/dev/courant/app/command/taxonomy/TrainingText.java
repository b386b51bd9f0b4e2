package dev.courant.app.command.taxonomy;

import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.training.TrainingReport;
import dev.courant.enrich.model.training.TrainingReport.Compared;
import dev.courant.enrich.model.training.TrainingReport.Found;
import dev.courant.enrich.model.training.TrainingReport.Overall;
import dev.courant.enrich.model.training.TrainingReport.Topic;
import dev.courant.enrich.model.training.TrainingReport.TopicCount;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes the report on a training. Pure functions. */
final class TrainingText {
    private static final String TOPIC = "%-24s %8s   %6s %6s %6s   %6s %6s %6s";
    private static final String OVERALL = "%-33s   %6s %6s %6s";

    private TrainingText() {}

    static String of(TrainingReport report) {
        StringBuilder out = new StringBuilder();
        line(out, "On articles that the model had not seen (%s):", parts(report));
        line(out, "");
        line(out, TOPIC, "", "", "avg.", "prec.", "", "F1", "", "");
        line(out, TOPIC, "topic", "articles", "rules", "model", "both", "rules", "model", "both");
        report.topics().forEach(topic -> topic(out, topic));
        line(out, "");
        line(out, OVERALL, "all topics", "rules", "model", "both");
        overall(out, "average precision, mean of topics", report.overall(), Overall::averagePrecision);
        overall(out, "F1, mean of topics", report.overall(), Overall::macroF1);
        overall(out, "F1, of all decisions", report.overall(), Overall::microF1);
        overall(out, "log loss (less is better)", report.overall(), Overall::logLoss);
        overall(out, "calibration error", report.overall(), Overall::calibrationError);
        line(out, "");
        verdict(out, report);
        leftOut(out, report);
        return out.toString().stripTrailing();
    }

    private static String parts(TrainingReport report) {
        return report.byDate()
                ? "cross-validation by period"
                : "cross-validation by random parts; give dates to divide by period";
    }

    private static void topic(StringBuilder out, Topic topic) {
        Compared<Found> found = topic.found();
        line(
                out,
                TOPIC,
                topic.topic(),
                topic.articles(),
                number(found.rules().averagePrecision()),
                number(found.model().averagePrecision()),
                number(found.fused().averagePrecision()),
                number(found.rules().f1()),
                number(found.model().f1()),
                number(found.fused().f1()));
    }

    private static void overall(
            StringBuilder out, String name, Compared<Overall> overall, ToDoubleFunction<Overall> figure) {
        line(
                out,
                OVERALL,
                name,
                number(figure.applyAsDouble(overall.rules())),
                number(figure.applyAsDouble(overall.model())),
                number(figure.applyAsDouble(overall.fused())));
    }

    private static void verdict(StringBuilder out, TrainingReport report) {
        double rules = report.overall().rules().logLoss();
        double fused = report.overall().fused().logLoss();
        line(
                out,
                fused < rules
                        ? "The model helps: its scores are nearer to the annotators than those of rules alone."
                        : "The model does not help: keep to rules alone, or annotate more articles.");
    }

    private static void leftOut(StringBuilder out, TrainingReport report) {
        if (!report.tooFew().isEmpty()) {
            line(out, "Left to the rules, having too few articles: %s.", tooFew(report.tooFew()));
        }
        if (!report.notHelped().isEmpty()) {
            line(out, "Left to the rules, which find them better alone: %s.", String.join(", ", report.notHelped()));
        }
        if (report.others() > 0) {
            line(
                    out,
                    "%,d articles that nobody annotated were learned from as far as the rules are sure.",
                    report.others());
        }
        if (report.leftOut() > 0) {
            line(out, "%,d articles left out: too few of their language, or it has no rules.", report.leftOut());
        }
    }

    /** Tells what a model has. */
    static String written(LinearModel model, Path output) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "%s: %,d articles in %s, %d topics, %,d words.",
                output,
                model.provenance().articles(),
                String.join(", ", model.provenance().languages()),
                model.topics().size(),
                model.vocabulary().size());
        new TreeMap<>(model.sentences())
                .forEach((language, sentences) -> line(
                        out,
                        "Sentences in %s: %d topics, %,d words and pairs of words.",
                        language,
                        sentences.topics().size(),
                        sentences.hashes().length));
        return out.toString().stripTrailing();
    }

    private static String tooFew(List<TopicCount> topics) {
        return topics.stream()
                .map(topic -> topic.topic() + " (" + topic.articles() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
