package dev.courant.enrich.model.training;

import dev.courant.enrich.tag.engine.Tagger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The languages that a model is trained in: those with enough articles in which rules found something. Articles in
 * others are left out, since a model says nothing sound of words it has hardly seen.
 *
 * @param names ISO 639-1 codes, in order
 * @param articles those in these languages
 */
record TrainingLanguages(List<String> names, List<AnnotatedArticle> articles) {
    /** So many articles of a hundred. */
    private static final int LEAST_SHARE = 5;

    static TrainingLanguages of(List<AnnotatedArticle> articles, Tagger rules, TrainingOptions options) {
        List<String> languages = articles.stream()
                .map(article -> rules.tag(article.text(), 1).language())
                .toList();
        Set<String> tagged = new TreeSet<>();
        Map<String, Long> counts = languages.stream()
                .collect(Collectors.groupingBy(language -> language, TreeMap::new, Collectors.counting()));
        for (int i = 0; i < languages.size(); i++) {
            String language = languages.get(i);
            if (!tagged.contains(language)
                    && enough(counts.getOrDefault(language, 0L), articles.size(), options)
                    && !rules.tag(articles.get(i).text(), 0).tags().isEmpty()) {
                tagged.add(language);
            }
        }
        List<AnnotatedArticle> kept = IntStream.range(0, languages.size())
                .filter(i -> tagged.contains(languages.get(i)))
                .mapToObj(articles::get)
                .toList();
        return new TrainingLanguages(List.copyOf(tagged), kept);
    }

    private static boolean enough(long articles, int all, TrainingOptions options) {
        return articles >= options.leastArticles() && articles * 100 >= (long) all * LEAST_SHARE;
    }
}
