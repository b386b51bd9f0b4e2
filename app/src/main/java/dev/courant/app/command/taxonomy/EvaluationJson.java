package dev.courant.app.command.taxonomy;

import dev.courant.app.terminal.RecordJson;
import dev.courant.enrich.evaluation.Evaluation;
import dev.courant.enrich.evaluation.Evaluation.Part;
import dev.courant.enrich.evaluation.Figures;
import dev.courant.enrich.evaluation.Figures.MacroFigures;
import dev.courant.enrich.evaluation.Reliability;
import dev.courant.enrich.evaluation.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the figures of a tagger as one line of JSON; what cannot be said is null. Pure functions. */
final class EvaluationJson {
    private EvaluationJson() {}

    static String of(String taxonomy, double threshold, Evaluation evaluation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("taxonomy", taxonomy);
        fields.put("threshold", threshold);
        fields.put("articles", evaluation.articles());
        fields.put("lostQuotes", evaluation.lostQuotes());
        fields.put("all", figures(evaluation.all()));
        fields.put("topics", parts(evaluation.topics()));
        fields.put("languages", parts(evaluation.languages()));
        fields.put("words", parts(evaluation.lengths()));
        fields.put("ranks", ranks(evaluation.ranks()));
        fields.put("reliability", bins(evaluation.all().reliability()));
        return RecordJson.line(fields);
    }

    private static List<Map<String, @Nullable Object>> parts(List<Part> parts) {
        return parts.stream()
                .map(part -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    fields.put("name", part.name());
                    fields.put("size", part.size());
                    fields.putAll(figures(part.figures()));
                    return fields;
                })
                .toList();
    }

    /** What is said of asserted tags alone has no recall. */
    private static List<Map<String, @Nullable Object>> ranks(List<Part> ranks) {
        return ranks.stream()
                .map(rank -> {
                    Figures figures = rank.figures();
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    fields.put("name", rank.name());
                    fields.put("size", rank.size());
                    fields.put("right", figures.decisions().right());
                    fields.put("wrong", figures.decisions().wrong());
                    fields.put(
                            "precision", value(figures.decisions().precision().value()));
                    fields.put("tempting", figures.tempted().part());
                    fields.put("calibrationError", calibration(figures));
                    fields.put("verbatim", share(figures.passages().verbatim()));
                    fields.put("inGoldSentence", share(figures.passages().inGoldSentence()));
                    return fields;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> figures(Figures figures) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("right", figures.decisions().right());
        fields.put("wrong", figures.decisions().wrong());
        fields.put("missed", figures.decisions().missed());
        fields.put("precision", value(figures.decisions().precision().value()));
        fields.put("recall", value(figures.decisions().recall().value()));
        fields.put("f1", figures.decisions().f1());
        fields.put("macro", macro(figures.macro()));
        fields.put("central", share(figures.central()));
        fields.put("tempted", share(figures.tempted()));
        fields.put("scores", figures.reliability().scores());
        fields.put("calibrationError", calibration(figures));
        fields.put("verbatim", share(figures.passages().verbatim()));
        fields.put("inGoldSentence", share(figures.passages().inGoldSentence()));
        return fields;
    }

    private static Map<String, @Nullable Object> macro(MacroFigures macro) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("topics", macro.topics());
        fields.put("precision", macro.precision());
        fields.put("recall", macro.recall());
        fields.put("f1", macro.f1());
        fields.put("rankedTopics", macro.rankedTopics());
        fields.put("averagePrecision", value(macro.averagePrecision()));
        return fields;
    }

    private static Map<String, @Nullable Object> share(Share share) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("part", share.part());
        fields.put("whole", share.whole());
        fields.put("share", value(share.value()));
        return fields;
    }

    private static List<Map<String, @Nullable Object>> bins(Reliability reliability) {
        return IntStream.range(0, reliability.bins().size())
                .mapToObj(i -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    fields.put("from", Reliability.from(i));
                    fields.put("to", Reliability.from(i + 1));
                    fields.put("tags", reliability.bins().get(i).count());
                    fields.put("meanScore", reliability.bins().get(i).meanScore());
                    fields.put("right", reliability.bins().get(i).shareRight());
                    return fields;
                })
                .toList();
    }

    private static @Nullable Double calibration(Figures figures) {
        return figures.reliability().scores() == 0
                ? null
                : figures.reliability().error();
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
