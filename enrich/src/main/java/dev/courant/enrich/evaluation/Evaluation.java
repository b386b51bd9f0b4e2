package dev.courant.enrich.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures of a tagger on annotated articles, of all and of parts of them.
 *
 * @param articles the number of articles
 * @param lostQuotes the number of quotes of annotators that are not in their articles
 * @param all the figures of all
 * @param topics by topic; the size is the number of articles that have it
 * @param languages by the language that the tagger took an article for; the size is the number of articles
 * @param lengths by the length of the article in words; the size is the number of articles
 * @param ranks by the rank of an asserted topic in its article: first, second, third and lower; the size is the number
 *     of tags. These figures are of asserted tags alone, so that they have a precision, but no recall
 */
public record Evaluation(
        int articles,
        int lostQuotes,
        Figures all,
        List<Part> topics,
        List<Part> languages,
        List<Part> lengths,
        List<Part> ranks) {
    private static final List<String> RANKS = List.of("first", "second", "third and lower");

    /** Copies the lists. */
    public Evaluation {
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
        lengths = List.copyOf(lengths);
        ranks = List.copyOf(ranks);
    }

    /**
     * A part of the decisions.
     *
     * @param name what they have in common
     * @param size the number of articles, or of tags
     * @param figures their figures
     */
    public record Part(String name, int size, Figures figures) {}

    /**
     * Computes the figures.
     *
     * @param articles the articles, as {@link ArticleJudge} judged them
     * @param topics the ids of the topics that count, in the order of the report
     * @return the figures
     */
    public static Evaluation of(List<JudgedArticle> articles, List<String> topics) {
        return new Evaluation(
                articles.size(),
                articles.stream().mapToInt(JudgedArticle::lostQuotes).sum(),
                Figures.of(decisions(articles)),
                byTopic(articles, topics),
                parts(articles, JudgedArticle::language, Function.identity()),
                parts(articles, article -> LengthBand.of(article.words()), LengthBand::label),
                byRank(articles));
    }

    private static List<Part> byTopic(List<JudgedArticle> articles, List<String> topics) {
        Map<String, List<Decision>> byTopic =
                decisions(articles).stream().collect(Collectors.groupingBy(Decision::topic));
        var parts = new ArrayList<Part>();
        for (String topic : topics) {
            Figures figures = Figures.of(byTopic.getOrDefault(topic, List.of()));
            parts.add(new Part(topic, figures.decisions().given(), figures));
        }
        return parts;
    }

    private static <K extends Comparable<K>> List<Part> parts(
            List<JudgedArticle> articles, Function<JudgedArticle, K> key, Function<K, String> name) {
        var parts = new ArrayList<Part>();
        articles.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .forEach((value, some) ->
                        parts.add(new Part(name.apply(value), some.size(), Figures.of(decisions(some)))));
        return parts;
    }

    private static List<Part> byRank(List<JudgedArticle> articles) {
        var parts = new ArrayList<Part>();
        for (int rank = 1; rank <= RANKS.size(); rank++) {
            int wanted = rank;
            List<Decision> tags = decisions(articles).stream()
                    .filter(Decision::asserted)
                    .filter(hasRank(wanted))
                    .toList();
            parts.add(new Part(RANKS.get(rank - 1), tags.size(), Figures.of(tags)));
        }
        return parts;
    }

    private static Predicate<Decision> hasRank(int rank) {
        return decision -> decision.found() != null && Math.min(decision.found().rank(), RANKS.size()) == rank;
    }

    private static List<Decision> decisions(List<JudgedArticle> articles) {
        return articles.stream()
                .flatMap(article -> article.decisions().stream())
                .toList();
    }
}
