package dev.courant.enrich.evaluation;

import dev.courant.enrich.evaluation.Reliability.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws a reliability diagram as an SVG: how often tags of each score are right. Dots on the diagonal are scores that
 * can be taken for probabilities, dots above it are too modest. Pure functions.
 */
public final class ReliabilityDiagram {
    private static final int SIDE = 300;
    private static final int LEFT = 60;
    private static final int TOP = 30;

    private ReliabilityDiagram() {}

    /** {@return the diagram as an SVG document, 390 units wide and high} */
    public static String svg(Reliability reliability) {
        return String.join(
                "\n",
                Stream.of(
                                List.of(
                                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 390 390\""
                                                + " font-family=\"sans-serif\" font-size=\"12\">",
                                        "<rect width=\"390\" height=\"390\" fill=\"white\"/>",
                                        line(0, 0, 1, 1, "#999\" stroke-dasharray=\"4 4"),
                                        rectangle()),
                                ticks(),
                                reliability.bins().stream()
                                        .filter(bin -> bin.count() > 0)
                                        .map(ReliabilityDiagram::dot)
                                        .toList(),
                                List.of(
                                        text(LEFT + SIDE / 2, TOP + SIDE + 38, "score"),
                                        "<text transform=\"translate(18 180) rotate(-90)\" text-anchor=\"middle\">"
                                                + "share of right tags</text>",
                                        text(
                                                LEFT + SIDE / 2,
                                                20,
                                                String.format(
                                                        Locale.ROOT,
                                                        "%d scores, expected calibration error %.3f",
                                                        reliability.scores(),
                                                        reliability.error())),
                                        "</svg>\n"))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> ticks() {
        var ticks = new ArrayList<String>();
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            String label = "0." + tenth;
            ticks.add(text(x(tenth / 10.0), TOP + SIDE + 18, tenth == 10 ? "1.0" : label));
            ticks.add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(LEFT - 8, y(tenth / 10.0) + 4, tenth == 10 ? "1.0" : label));
        }
        return ticks;
    }

    /** Draws a circle whose area shows the number of scores. */
    private static String dot(Bin bin) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%d\" cy=\"%d\" r=\"%.1f\" fill=\"#1f6f8b\" fill-opacity=\"0.75\"><title>%d</title></circle>",
                x(bin.meanScore()),
                y(bin.shareRight()),
                3 + Math.sqrt(bin.count()) / 2,
                bin.count());
    }

    private static String rectangle() {
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#333\"/>"
                .formatted(LEFT, TOP, SIDE, SIDE);
    }

    private static String line(double x1, double y1, double x2, double y2, String stroke) {
        return "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
                .formatted(x(x1), y(y1), x(x2), y(y2), stroke);
    }

    private static String text(int x, int y, String text) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>".formatted(x, y, text);
    }

    private static int x(double value) {
        return LEFT + (int) Math.round(value * SIDE);
    }

    private static int y(double value) {
        return TOP + SIDE - (int) Math.round(value * SIDE);
    }
}
