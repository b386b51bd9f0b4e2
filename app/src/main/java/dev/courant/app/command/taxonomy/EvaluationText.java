package dev.courant.app.command.taxonomy;

import dev.courant.app.terminal.Table;
import dev.courant.enrich.evaluation.Decisions;
import dev.courant.enrich.evaluation.Evaluation;
import dev.courant.enrich.evaluation.Evaluation.Part;
import dev.courant.enrich.evaluation.Figures;
import dev.courant.enrich.evaluation.Figures.MacroFigures;
import dev.courant.enrich.evaluation.Reliability;
import dev.courant.enrich.evaluation.Reliability.Bin;
import dev.courant.enrich.evaluation.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes the figures of a tagger for people. Pure functions. */
final class EvaluationText {
    private static final String NOTHING = "-";
    private static final int BAR = 40;

    private EvaluationText() {}

    /**
     * @param taxonomy name and version
     * @param threshold the score from which a topic is asserted
     */
    static String of(String taxonomy, double threshold, Evaluation evaluation) {
        List<String> blocks = new ArrayList<>();
        blocks.add(heading(taxonomy, threshold, evaluation));
        blocks.add(overall(evaluation.all()));
        blocks.add(parts("TOPIC", false, used(evaluation.topics())));
        blocks.add(parts("LANGUAGE", true, evaluation.languages()));
        blocks.add(parts("WORDS", true, evaluation.lengths()));
        blocks.add(ranks(evaluation.ranks()));
        blocks.add(reliability(evaluation.all().reliability()));
        if (evaluation.lostQuotes() > 0) {
            blocks.add(line(
                    "note: %,d quotes of \"evidence\" are neither in text nor title of their articles; quote verbatim",
                    evaluation.lostQuotes()));
        }
        return String.join("\n\n", blocks);
    }

    private static String heading(String taxonomy, double threshold, Evaluation evaluation) {
        return line(
                "%s, topics asserted from %s: articles %,d, topics that count %d, topics given %,d",
                taxonomy,
                number(threshold, 2),
                evaluation.articles(),
                evaluation.topics().size(),
                evaluation.all().decisions().given());
    }

    private static String overall(Figures figures) {
        MacroFigures macro = figures.macro();
        return Table.of(List.of(
                List.of("", "ALL", line("MEAN OF %d TOPICS", macro.topics())),
                List.of("precision", share(figures.decisions().precision()), number(macro.precision(), 3)),
                List.of("recall", share(figures.decisions().recall()), number(macro.recall(), 3)),
                List.of("F1", number(figures.decisions().f1(), 3), number(macro.f1(), 3)),
                List.of(
                        "average precision",
                        "",
                        line(
                                "%s (%d with %d articles or more)",
                                number(macro.averagePrecision()), macro.rankedTopics(), MacroFigures.MIN_RANKED)),
                List.of("central topics found", share(figures.central()), ""),
                List.of("tempting topics given", share(figures.tempted()), ""),
                List.of(
                        "calibration error",
                        line(
                                "%s (%,d scores)",
                                calibration(figures), figures.reliability().scores()),
                        ""),
                List.of("tags with verbatim passages", share(figures.passages().verbatim()), ""),
                List.of(
                        "right tags, passage in a quoted sentence",
                        share(figures.passages().inGoldSentence()),
                        "")));
    }

    private static List<Part> used(List<Part> topics) {
        Predicate<Part> used = topic -> topic.size() > 0
                || topic.figures().decisions().wrong() > 0
                || topic.figures().tempted().whole() > 0;
        return topics.stream().filter(used).toList();
    }

    /** @param several whether a part has several topics, so that there is a mean of theirs */
    private static String parts(String name, boolean several, List<Part> parts) {
        List<List<String>> rows = new ArrayList<>();
        List<String> macro = several ? List.of("MACRO F1") : List.of();
        rows.add(row(
                List.of(name, "ARTICLES", "PREC", "RECALL", "F1"),
                macro,
                List.of("CENTRAL", "TEMPTED", "AVG PREC", "CAL ERR", "VERBATIM", "QUOTED")));
        for (Part part : parts) {
            Figures figures = part.figures();
            Decisions decisions = figures.decisions();
            String f1 = decisions.given() + decisions.wrong() > 0 ? number(decisions.f1(), 3) : NOTHING;
            String mean = figures.macro().topics() > 0 ? number(figures.macro().f1(), 3) : NOTHING;
            rows.add(row(
                    List.of(
                            part.name(),
                            line("%,d", part.size()),
                            number(decisions.precision().value()),
                            number(decisions.recall().value()),
                            f1),
                    several ? List.of(mean) : List.of(),
                    List.of(
                            number(figures.central().value()),
                            number(figures.tempted().value()),
                            number(figures.macro().averagePrecision()),
                            calibration(figures),
                            number(figures.passages().verbatim().value()),
                            number(figures.passages().inGoldSentence().value()))));
        }
        return Table.of(rows);
    }

    private static List<String> row(List<String> first, List<String> second, List<String> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }

    /** What is said of asserted tags alone has no recall. */
    private static String ranks(List<Part> ranks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RANK IN ARTICLE", "TAGS", "PREC", "TEMPTING", "CAL ERR", "VERBATIM", "QUOTED"));
        for (Part rank : ranks) {
            Figures figures = rank.figures();
            rows.add(List.of(
                    rank.name(),
                    line("%,d", rank.size()),
                    number(figures.decisions().precision().value()),
                    line("%,d", figures.tempted().part()),
                    calibration(figures),
                    number(figures.passages().verbatim().value()),
                    number(figures.passages().inGoldSentence().value())));
        }
        return Table.of(rows);
    }

    private static String reliability(Reliability reliability) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SCORES", "TAGS", "MEAN", "RIGHT", ""));
        for (int i = 0; i < reliability.bins().size(); i++) {
            Bin bin = reliability.bins().get(i);
            rows.add(List.of(
                    number(Reliability.from(i), 1) + " to " + number(Reliability.from(i + 1), 1),
                    line("%,d", bin.count()),
                    bin.count() == 0 ? NOTHING : number(bin.meanScore(), 3),
                    bin.count() == 0 ? NOTHING : number(bin.shareRight(), 3),
                    bar(bin)));
        }
        return Table.of(rows);
    }

    /** Draws the share of right tags as a bar, with a mark where the mean score is. */
    private static String bar(Bin bin) {
        if (bin.count() == 0) {
            return "";
        }
        int right = (int) Math.round(bin.shareRight() * BAR);
        int mean = (int) Math.round(bin.meanScore() * BAR);
        StringBuilder bar = new StringBuilder("=".repeat(right)).repeat(" ", BAR + 1 - right);
        bar.setCharAt(mean, '|');
        return bar.toString().stripTrailing();
    }

    private static String calibration(Figures figures) {
        return figures.reliability().scores() == 0
                ? NOTHING
                : number(figures.reliability().error(), 3);
    }

    private static String share(Share share) {
        return share.whole() == 0
                ? NOTHING
                : line("%s (%,d of %,d)", number(share.value()), share.part(), share.whole());
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble(), 3) : NOTHING;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
