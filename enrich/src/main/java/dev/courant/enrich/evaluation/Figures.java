package dev.courant.enrich.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The figures of a set of decisions.
 *
 * @param decisions the decisions at the threshold, counted; their precision, recall and F1 are the micro averages
 * @param macro the means over topics
 * @param central the share of topics found among those that articles are mainly about
 * @param tempted the share of topics given among those that an article might be mistaken to have
 * @param reliability the scores of all topics with any passage against what the annotator says
 * @param passages how far passages hold
 */
public record Figures(
        Decisions decisions,
        MacroFigures macro,
        Share central,
        Share tempted,
        Reliability reliability,
        PassageFigures passages) {

    /**
     * Means over topics, each of the same weight however frequent it is.
     *
     * @param topics the number of topics that an annotator gave, of which the first three figures are means
     * @param precision the mean precision; 0 for a topic that the tagger never gave
     * @param recall the mean recall
     * @param f1 the mean F1
     * @param rankedTopics the number of topics given to at least {@value #MIN_RANKED} articles
     * @param averagePrecision the mean average precision of these; empty when there are none
     */
    public record MacroFigures(
            int topics, double precision, double recall, double f1, int rankedTopics, OptionalDouble averagePrecision) {
        /** An average precision of fewer articles says too little. */
        public static final int MIN_RANKED = 5;

        static MacroFigures of(List<Decision> decisions) {
            Map<String, List<Decision>> byTopic = decisions.stream()
                    .collect(Collectors.groupingBy(Decision::topic, LinkedHashMap::new, Collectors.toList()));
            List<Decisions> given = new ArrayList<>();
            List<Double> ranked = new ArrayList<>();
            for (List<Decision> topic : byTopic.values()) {
                Decisions counted = counted(topic);
                if (counted.given() > 0) {
                    given.add(counted);
                }
                if (counted.given() >= MIN_RANKED) {
                    ranked.add(AveragePrecision.of(scores(topic), labels(topic)));
                }
            }
            return new MacroFigures(
                    given.size(),
                    given.stream()
                            .mapToDouble(topic -> topic.precision().value().orElse(0))
                            .average()
                            .orElse(0),
                    given.stream()
                            .mapToDouble(topic -> topic.recall().value().orElse(0))
                            .average()
                            .orElse(0),
                    given.stream().mapToDouble(Decisions::f1).average().orElse(0),
                    ranked.size(),
                    ranked.stream().mapToDouble(Double::doubleValue).average());
        }
    }

    /**
     * How far passages hold.
     *
     * @param verbatim the share of tags whose passages all stand in the article where they say, among all tags
     * @param inGoldSentence the share of tags with a passage in a sentence that the annotator quoted, among the right
     *     tags for which there is a quote
     */
    public record PassageFigures(Share verbatim, Share inGoldSentence) {
        static PassageFigures of(List<Decision> decisions) {
            List<PassageCheck> all = new ArrayList<>();
            List<PassageCheck> comparable = new ArrayList<>();
            for (Decision decision : decisions) {
                if (decision.found() != null && decision.found().asserted()) {
                    PassageCheck check = decision.found().passages();
                    all.add(check);
                    if (decision.label().given() && check.comparable()) {
                        comparable.add(check);
                    }
                }
            }
            return new PassageFigures(
                    Share.of(all, PassageCheck::verbatim), Share.of(comparable, PassageCheck::inGoldSentence));
        }
    }

    static Figures of(List<Decision> decisions) {
        return new Figures(
                counted(decisions),
                MacroFigures.of(decisions),
                Share.of(
                        decisions.stream()
                                .filter(decision -> decision.label().central())
                                .toList(),
                        Decision::asserted),
                Share.of(
                        decisions.stream()
                                .filter(decision -> decision.label().tempting())
                                .toList(),
                        Decision::asserted),
                Reliability.of(decisions.stream()
                        .filter(decision -> decision.found() != null)
                        .toList()),
                PassageFigures.of(decisions));
    }

    private static Decisions counted(List<Decision> decisions) {
        int asserted = 0;
        int given = 0;
        int right = 0;
        for (Decision decision : decisions) {
            asserted += decision.asserted() ? 1 : 0;
            given += decision.label().given() ? 1 : 0;
            right += decision.asserted() && decision.label().given() ? 1 : 0;
        }
        return new Decisions(right, asserted - right, given - right);
    }

    private static double[] scores(List<Decision> decisions) {
        return decisions.stream().mapToDouble(Decision::score).toArray();
    }

    private static boolean[] labels(List<Decision> decisions) {
        boolean[] labels = new boolean[decisions.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = decisions.get(i).label().given();
        }
        return labels;
    }
}
